using System.Globalization;
using System.Text.RegularExpressions;
using Safeguarding.Duties;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Meta;

/// <summary>The page that says what becomes of each paragraph keeps up with the code.</summary>
public class GuidanceCoverageTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs", "guidance-coverage.md"));

    [Fact]
    public void EveryDuty_StandsInTheTableBesideAParagraphThatItCites()
    {
        foreach (var duty in DutyTable.All)
        {
            var cited = Numbers(duty.Source.Split("WG37941")[1].Split(';')[0]).ToHashSet();
            var rows = Page.Split('\n').Where(l => l.Contains($"`{duty.Id}`", StringComparison.Ordinal)).ToList();
            rows.ShouldNotBeEmpty(duty.Id);
            rows.Exists(r => Numbers(r.Split('|')[1]).Any(cited.Contains)).ShouldBeTrue($"{duty.Id} cites {duty.Source}");
        }
    }

    /// <summary>The paragraphs of the guidance on which software can act, as the domain facts list them.</summary>
    [Theory]
    [InlineData("3 8 9 10 12 23 28 29 31 32 33 37 42 104 106 109 110 117 130 131 132 133 134 138 139 142 143 144 145 146 147 148 149 150 151 152 153 154 155 156 157 158 159 160")]
    [InlineData("161 162 163 164 165 166 181 189 196 197 198 199 207 212 213 214 215 216 217 218 219 220 221 222 223 225 226 227 228 236 243 244 245 246 248 249 250 252 253 255")]
    [InlineData("257 258 259 260 261 263 264 271 273 274 275 276 279 280 281 282 284 288 289 290 292 297")]
    public void EveryParagraph_HasARow(string paragraphs)
    {
        var rows = Page.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).SelectMany(l => Numbers(l.Split('|')[1])).ToHashSet();

        paragraphs.Split(' ').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).Except(rows).ShouldBeEmpty();
    }

    /// <summary>"130-132, 134" are four numbers.</summary>
    private static IEnumerable<int> Numbers(string text) => Regex.Matches(text, @"(\d+)(?:-(\d+))?").SelectMany(Range);

    private static IEnumerable<int> Range(Match match)
    {
        var first = Number(match.Groups[1]);
        return Enumerable.Range(first, match.Groups[2].Success ? Number(match.Groups[2]) - first + 1 : 1);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);
}
