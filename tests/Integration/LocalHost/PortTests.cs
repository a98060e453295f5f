using Safeguarding.Local;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

public class PortTests
{
    /// <summary>Between two lives of an app nobody holds its port: another stack of this process must not be given it meanwhile.</summary>
    [Fact]
    public void FreePort_IsGivenOnce() =>
        Enumerable.Range(0, 500).AsParallel().Select(_ => LoopbackServer.FreePort()).ToList().ShouldBeUnique();
}
