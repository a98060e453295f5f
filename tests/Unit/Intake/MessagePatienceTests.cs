using NodaTime;
using Safeguarding.Intake;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Intake;

/// <summary>How long a message waits inside one delivery for what is unavailable.</summary>
public class MessagePatienceTests
{
    [Theory]
    [InlineData("cosmos", 1, 59, true)]
    [InlineData("cosmos", 1, 60, true)]
    [InlineData("cosmos", 1, 61, false)]
    [InlineData("cosmos", 49, 60, true)]
    [InlineData("token-issuer", 2, 60, true)]
    [InlineData("token-key", 1, 60, true)]
    [InlineData("token-key", 1, 61, false)]
    [InlineData("token-key", 2, 1, false)]
    public void MessageWaits_UpToAMinuteADeliveryAndForAnUnknownKeyInTheFirstAlone(string what, int delivery, int seconds, bool waits) =>
        ReceiveQueuedReport.WaitsHere(new UnavailableException(what, new TimeoutException()), delivery, Duration.FromSeconds(seconds)).ShouldBe(waits);

    [Fact]
    public void WhateverElseFails_IsWaitedForAsWell() =>
        ReceiveQueuedReport.WaitsHere(new InvalidOperationException(), 2, Duration.FromSeconds(1)).ShouldBeTrue();
}
