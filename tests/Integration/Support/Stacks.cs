using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer<Safeguarding.Tests.Integration.Support.StacksFirst>]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections, MaxThreads = 10)]

namespace Safeguarding.Tests.Integration.Support;

// Each collection has a running stack of its own, and its type says which: its tests take turns on it, and the collections run beside each other. A test
// that kills the app or fails a store strikes the whole stack, so it stands with its like and never beside tests that are to be left alone.
// AlertedStack and ConnectedStack, beside this file, are two more.

/// <summary>Reports come in, reach their desks and are read there. Nobody kills, breaks or changes anything.</summary>
public sealed class UndisturbedStack : RunningStack, ICollectionFixture<UndisturbedStack>;

/// <summary>The same for what happens after a report: events, repeats, amendments, decisions, deadlines that pass and what desks say of themselves.</summary>
public sealed class AfterwardsStack : RunningStack, ICollectionFixture<AfterwardsStack>;

/// <summary>The app is killed between the steps of accepting, delivering, chasing and redirecting.</summary>
public sealed class KilledStack : RunningStack, ICollectionFixture<KilledStack>;

/// <summary>The app is killed between the steps of what happens after a report: events of an episode, repeats, amendments and replays.</summary>
public sealed class KilledAfterwardsStack : RunningStack, ICollectionFixture<KilledAfterwardsStack>;

/// <summary>The app is killed between the steps of what changes the directory: imports, contacts and closures.</summary>
public sealed class KilledDirectoryStack : RunningStack, ICollectionFixture<KilledDirectoryStack>;

/// <summary>Stores, the broker and the app itself fail, hang and throttle.</summary>
public sealed class FailingStack : RunningStack, ICollectionFixture<FailingStack>;

/// <summary>Messages come by Service Bus.</summary>
public sealed class InboundBusStack : RunningStack, ICollectionFixture<InboundBusStack>;

/// <summary>The app's calls to its stores are counted: no timer fires, and nobody else sends anything.</summary>
public sealed class CountedStack : RunningStack, ICollectionFixture<CountedStack>;

/// <summary>The app is a stub that shows what the local host and its fronts do; nobody kills it.</summary>
public sealed class StubStack : ICollectionFixture<LocalHost.StubbedHost>;

/// <summary>
/// The collections with a stack begin first, and all at once: each mostly waits for its own, so together they keep the processors busy, and none runs
/// alone at the end. Collections have nothing in common, so it changes nothing else.
/// </summary>
public sealed class StacksFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection =>
        [.. testCollections.OrderByDescending(c => c.TestCollectionClassName is { } name && typeof(RunningStack).Assembly.GetType(name)?.IsSubclassOf(typeof(RunningStack)) == true)];
}
