using NodaTime;
using Safeguarding.Intake;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Intake;

public class DeadLetterWaitTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(5000, 300)]
    public void DeadLetterThatWaits_IsTriedEverMoreSeldomUpToFiveMinutes(int delivery, int seconds) =>
        ReceiveDeadLetters.Wait(delivery).ShouldBe(Duration.FromSeconds(seconds));
}
