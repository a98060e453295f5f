using Microsoft.Extensions.Configuration;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Repeats;

/// <summary>The keys come from one setting; one of another form stops the start and is never quoted.</summary>
public class MatchKeySettingTests
{
    private const string Name = "IdentityMatch__Keys";

    [Fact]
    public void KeysOfTheRightForm_AreRead() => Read("v1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").MatchKeys.ShouldNotBeNull();

    [Fact]
    public void KeysOfAnotherForm_StopTheStartAndAreNotQuoted()
    {
        var said = Should.Throw<SettingsException>(() => Read("v1:c2VjcmV0")).Message;

        said.ShouldContain(Name);
        said.ShouldNotContain("c2VjcmV0");
    }

    [Fact]
    public void MissingKeys_AreNamedWithWhateverElseIsMissing() => Should.Throw<SettingsException>(() => Read("")).Message.ShouldContain(Name);

    private static Settings Read(string keys) => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(GivenSettings.Of((Name, keys))).Build());
}
