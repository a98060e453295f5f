using Microsoft.Extensions.Configuration;
using Safeguarding.Adapters;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>Alerts are off where nothing is set; what is set must be whole and read.</summary>
public class NotifySettingsTests
{
    internal const string Key = "any-00000000-0000-4000-8000-00000000b001-00000000-0000-4000-8000-00000000b002";
    private const string Id = "00000000-0000-4000-8000-00000000c001";
    private const string Templates = $"email-cy:{Id};email-en:{Id};sms-cy:{Id};sms-en:{Id}";
    private const string SignIn = "https://inbox.example.org/";

    [Fact]
    public void NothingSet_IsOff()
    {
        Read("", "", "").ShouldBeNull();
        Read(null, null, null).ShouldBeNull();
    }

    [Fact]
    public void AllSet_GoesToTheRealServiceUnlessLoosened()
    {
        Read(Key, Templates, SignIn)!.Address.ShouldBe(new("https://api.notifications.service.gov.uk/"));
        NotifySettings.Read(Key, Templates, SignIn, new() { NotifyAddress = "http://127.0.0.1:5/" }).Address.Port.ShouldBe(5);
    }

    [Theory]
    [InlineData(null, Templates, SignIn, "Notify__ApiKey")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://vault.example.org/secrets/notify-api-key)", Templates, SignIn, "Notify__ApiKey")]
    [InlineData(Key, $"email-cy:{Id};email-en:{Id};sms-en:{Id}", SignIn, "sms-cy")]
    [InlineData(Key, $"email-cy:{Id};email-en:{Id};sms-en:{Id};sms-cy:soon", SignIn, "sms-cy")]
    [InlineData(Key, "", SignIn, "email-cy, sms-en")]
    [InlineData(Key, Templates, "", "Notify__SignInAddress")]
    [InlineData(Key, Templates, "http://inbox.example.org/", "Notify__SignInAddress")]
    public void HalfSetOrUnreadable_NamesTheSettingAndNoValue(string? key, string? templates, string? signIn, string named)
    {
        var e = Should.Throw<SettingsException>(() => Read(key, templates, signIn));

        named.Split(", ").ShouldAllBe(n => e.Message.Contains(n));
        e.Message.ShouldNotContain("0000-4000");
    }

    private static NotifySettings? Read(string? key, string? templates, string? signIn)
    {
        var values = GivenSettings.Of();
        (values["Notify:ApiKey"], values["Notify:Templates"], values["Notify:SignInAddress"]) = (key, templates, signIn);
        return Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).Notify;
    }
}
