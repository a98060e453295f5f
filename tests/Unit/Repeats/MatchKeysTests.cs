using System.Text.Json;
using Safeguarding.MissingEpisodes;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Repeats;

/// <summary>What a child is matched by, and that keys can be changed without losing what was indexed before.</summary>
public class MatchKeysTests
{
    private const string One = "v1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private const string Two = "v2:YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=";

    [Theory]
    [InlineData(""" "familyName":"ŴYN-AFANC","givenNames":"Nia Mair","dateOfBirth":"2012-05-06" """)]
    [InlineData(""" "familyName":"Wyn Afanc","givenNames":"N.","dateOfBirth":"2012-05-06" """)]
    [InlineData(""" "familyName":"Wyn Afanc","givenNames":"Nerys","dateOfBirth":"2012-05-06T00:00:00+01:00" """)]
    public void SameNameInitialAndBirth_IsOneKey(string child) =>
        Keys(child).ShouldBe(Keys(""" "familyName":"Ŵyn-Afanc","givenNames":"Nia","dateOfBirth":"2012-05-06" """));

    [Theory]
    [InlineData(""" "familyName":"Afanc","givenNames":"Mair","dateOfBirth":"2012-05-06" """)]
    [InlineData(""" "familyName":"Afanc","givenNames":"Nia","dateOfBirth":"2012-05-07" """)]
    [InlineData(""" "familyName":"Afan","givenNames":"Cnia","dateOfBirth":"2012-05-06" """)]
    public void OtherNameInitialOrBirth_IsAnotherKey(string child) =>
        Keys(child).ShouldNotBe(Keys(""" "familyName":"Afanc","givenNames":"Nia","dateOfBirth":"2012-05-06" """));

    [Theory]
    [InlineData("9990000018", true)]
    [InlineData("999 000 0018", true)]
    [InlineData("999-000-0018", true)]
    [InlineData("９９９ ０００ ００１８", true)]
    [InlineData("999\u200b0000018\ufeff", true)]
    [InlineData("9990000019", false)]
    [InlineData("9990000081", false)]
    [InlineData("999000000X", false)]
    [InlineData("99900000018", false)]
    [InlineData("0000000000", false)]
    [InlineData("", false)]
    public void NhsNumber_CountsOnlyWithItsCheckDigit(string number, bool counts) =>
        Keys($$""" "nhsNumber":"{{number}}" """).Count.ShouldBe(counts ? 1 : 0);

    [Theory]
    [InlineData(""" "familyName":"Afanc","givenNames":"Nia" """)]
    [InlineData(""" "familyName":"Afanc","dateOfBirth":"2012-05-06" """)]
    [InlineData(""" "givenNames":"Nia","dateOfBirth":"2012-05-06" """)]
    [InlineData(""" "familyName":"-","givenNames":"Nia","dateOfBirth":"2012-05-06" """)]
    [InlineData(""" "familyName":"Afanc","givenNames":"Nia","dateOfBirth":"about 2012" """)]
    [InlineData(""" "familyName":7,"givenNames":[],"dateOfBirth":{},"nhsNumber":9990000018 """)]
    [InlineData("")]
    public void TooLittleDetail_IsNoKeyAndNoError(string child) => Keys(child).ShouldBeEmpty();

    [Fact]
    public void Key_SaysVersionAndBasisAndNothingOfTheChild()
    {
        var keys = MatchKeys.Read(One)!.Of(Child(""" "familyName":"Afanc","givenNames":"Nia","dateOfBirth":"2012-05-06","nhsNumber":"9990000018" """));

        keys.Select(k => (k.Version, k.Basis)).ShouldBe([("v1", MatchBasis.NhsNumber), ("v1", MatchBasis.NameAndDateOfBirth)]);
        keys[0].Value.ShouldMatch("^v1\\.nhs-number\\.[a-z2-7]{52}$");
        keys[1].Value.ShouldMatch("^v1\\.name-and-date-of-birth\\.[a-z2-7]{52}$");
    }

    [Fact]
    public void Key_IsAnHmacOverLengthPrefixedParts()
    {
        using var hmac = new System.Security.Cryptography.HMACSHA256(Convert.FromBase64String(One[3..]));
        byte[] Part(string text) => [0, 0, 0, (byte)text.Length, .. System.Text.Encoding.ASCII.GetBytes(text)];
        var bits = string.Concat(hmac.ComputeHash([.. Part("nhs-number"), .. Part("9990000018")]).Select(b => Convert.ToString(b, 2).PadLeft(8, '0'))).PadRight(260, '0');
        var expected = string.Concat(Enumerable.Range(0, 52).Select(i => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)]));

        Keys(""" "nhsNumber":"9990000018" """).ShouldBe([$"v1.nhs-number.{expected}"]);
    }

    [Fact]
    public void AddedKey_LeavesWhatWasIndexedBeforeFindable()
    {
        var child = Child(""" "familyName":"Afanc","givenNames":"Nia","dateOfBirth":"2012-05-06" """);
        var before = MatchKeys.Read(One)!.Of(child).ShouldHaveSingleItem().Value;
        var rotated = MatchKeys.Read($"{One};{Two}")!.Of(child);

        rotated.Select(k => k.Value).ShouldContain(before);
        rotated.Select(k => k.Value).ShouldContain(MatchKeys.Read(Two)!.Of(child)[0].Value);
        rotated.Select(k => k.Value.Split('.')[^1]).ShouldBeUnique();
    }

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")]
    [InlineData("v1:c2hvcnQ=")]
    [InlineData("v1:not base64 at all, not at all, not at all, no")]
    [InlineData("one:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")]
    [InlineData(One + ";" + One)]
    [InlineData(One + ";v2:c2hvcnQ=")]
    public void TextOfAnotherForm_IsRefused(string text) => MatchKeys.Read(text).ShouldBeNull();

    private static IReadOnlyList<string> Keys(string child) => [.. MatchKeys.Read(One)!.Of(Child(child)).Select(k => k.Value)];

    private static JsonElement Child(string properties) => JsonDocument.Parse($"{{{properties}}}").RootElement;
}
