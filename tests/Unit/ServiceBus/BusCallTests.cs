using System.Text;
using Microsoft.AspNetCore.Http;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.ServiceBus;

/// <summary>What a sender sets on a message cannot keep it from being read, and so from being accepted or refused.</summary>
public class BusCallTests
{
    [Fact]
    public async Task PropertiesThatNobodyCanRead_CountAsAbsentAndTheOthersHold()
    {
        var message = await Read(subject: "\\\\ud800x", properties: """{"accessToken":"t","language":"\ud800","recipientId":"W06000022.intake","n":5}""");

        message.Subject.ShouldBeNull();
        message.Id.ShouldBe("m-1");
        message.Properties.ShouldBe(new Dictionary<string, string> { ["accessToken"] = "t", ["recipientId"] = "W06000022.intake" }, ignoreOrder: true);
    }

    [Fact]
    public async Task NameThatNobodyCanRead_CountsAsAbsentAndTheOthersHold()
    {
        var message = await Read(subject: "s", properties: """{"\udfffx":"1","accessToken":"t","accessToken":"u"}""");

        message.Properties.ShouldBe(new Dictionary<string, string> { ["accessToken"] = "u" }, "of two the last counts, as in any JSON");
    }

    private static Task<BusMessage> Read(string subject, string properties)
    {
        var envelope = $$$"""
            {"Data":{"message":"e30="},"Metadata":{"DeliveryCount":"1","SequenceNumber":"7","EnqueuedTimeUtc":"2026-11-23T07:00:00Z","MessageId":"\"m-1\"",
             "Subject":"\"{{{subject}}}\"","ApplicationProperties":{{{properties}}}}}
            """;
        return BusCall.Read(new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(envelope)) } });
    }
}
