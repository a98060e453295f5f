using Safeguarding.MissingEpisodes;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Repeats;

/// <summary>One name however it was typed: composed or not, with or without circumflex, apostrophe, hyphen, blank or capitals.</summary>
public class NameFoldingTests
{
    [Theory]
    [InlineData("Ŵyn", "wyn")]
    [InlineData("W\u0302yn", "wyn")]
    [InlineData("ŴYN", "wyn")]
    [InlineData("Llŷr", "llyr")]
    [InlineData("Siân", "sian")]
    [InlineData("Siôn", "sion")]
    [InlineData("Gwenllïan", "gwenllian")]
    [InlineData("Môn-Jones", "monjones")]
    [InlineData("Môn Jones", "monjones")]
    [InlineData("Mon\u2011Jones", "monjones")]
    [InlineData("ap Rhys", "aprhys")]
    [InlineData("Ap-Rhys", "aprhys")]
    [InlineData("AP RHYS", "aprhys")]
    [InlineData("D'Arcy", "darcy")]
    [InlineData("D\u2019Arcy", "darcy")]
    [InlineData("D\u02BCArcy", "darcy")]
    [InlineData("D`Arcy", "darcy")]
    [InlineData("O'Néill", "oneill")]
    [InlineData("Ddôl-y-Bont", "ddolybont")]
    [InlineData("  Afanc  ", "afanc")]
    [InlineData("Ａｆａｎｃ", "afanc")]
    [InlineData("Ünal", "unal")]
    [InlineData("Weiß", "weiss")]
    [InlineData("WEISS", "weiss")]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("Søren", "soren")]
    [InlineData("Þór", "thor")]
    [InlineData("ΝΙΚΟΣ", "νικοσ")]
    [InlineData("Νίκος", "νικοσ")]
    [InlineData("Åsa", "asa")]
    [InlineData("\u212Bsa", "asa")]
    [InlineData("李小龙", "李小龙")]
    public void Name_IsFoldedToOneSpelling(string written, string folded) => NameFolding.Fold(written).ShouldBe(folded);

    [Theory]
    [InlineData("Rhys", "Rees")]
    [InlineData("Llyr", "Lyr")]
    [InlineData("Afanc", "Afancc")]
    public void OtherNames_StayApart(string one, string other) => NameFolding.Fold(one).ShouldNotBe(NameFolding.Fold(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ' ")]
    [InlineData("1234")]
    [InlineData("\ufffe")]
    public void TextWithoutALetter_IsEmpty(string? written) => NameFolding.Fold(written).ShouldBeEmpty();
}
