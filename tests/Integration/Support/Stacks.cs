using Xunit;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections, MaxThreads = 5)]

namespace Safeguarding.Tests.Integration.Support;

// Each collection has a running stack of its own: its tests take turns on it, and the collections run beside each other. A test that kills the app,
// fails a store or changes settings strikes the whole stack, so it stands with its like and never beside tests that are to be left alone.

/// <summary>Reports come in, reach their desks and are read there. Nobody kills, breaks or changes anything.</summary>
public sealed class UndisturbedStack : ICollectionFixture<RunningStack>;

/// <summary>The same for what happens after a report: events, repeats, amendments, decisions and what desks say of themselves.</summary>
public sealed class AfterwardsStack : ICollectionFixture<RunningStack>;

/// <summary>The app is killed between the steps of accepting, delivering, chasing and redirecting, and of what is recorded of an episode.</summary>
public sealed class KilledStack : ICollectionFixture<RunningStack>;

/// <summary>The app is killed between the steps of what happens after a report.</summary>
public sealed class KilledAfterwardsStack : ICollectionFixture<RunningStack>;

/// <summary>Stores, the broker and the app itself fail, hang and throttle.</summary>
public sealed class FailingStack : ICollectionFixture<RunningStack>;

/// <summary>Messages come by Service Bus.</summary>
public sealed class InboundBusStack : ICollectionFixture<RunningStack>;

/// <summary>Alerts are on.</summary>
public sealed class AlertingStack : ICollectionFixture<RunningStack>;

/// <summary>Webhooks, and then telemetry, are switched on and off by the classes that need them.</summary>
public sealed class ConfiguredStack : ICollectionFixture<RunningStack>;

/// <summary>The app's calls to its stores are counted: no timer fires, and nobody else sends anything.</summary>
public sealed class CountedStack : ICollectionFixture<RunningStack>;

/// <summary>The app is a stub that shows what the local host and its fronts do; nobody kills it.</summary>
public sealed class StubStack : ICollectionFixture<LocalHost.StubbedHost>;
