using System.Reflection;
using Safeguarding.Directory;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Directory;

public class DirectoryLimitsTests
{
    private static readonly IReadOnlyList<Limit> All =
        [.. typeof(DirectoryLimits).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Limit)).Select(f => (Limit)f.GetValue(null)!)];

    [Fact]
    public void EveryLimit_HasAnIdOfItsOwnAndSaysWhereItComesFrom()
    {
        All.Select(l => l.Id).Concat(Limits.All.Select(l => l.Id)).ShouldBeUnique();
        All.ShouldAllBe(l => l.Value > 0 && l.Source.Length > 0 && l.StartEvent.Length > 0 && l.Id.StartsWith("directory."));
    }

    [Theory]
    [InlineData("directory.live-contacts", 2)]
    [InlineData("directory.contact-verified-within", 92)]
    [InlineData("directory.bank-holidays-end", 60)]
    [InlineData("directory.most-postcodes", 300_000)]
    [InlineData("directory.file-size", 8192)]
    [InlineData("directory.listed-findings", 200)]
    public void Limit_HasTheValueThatTheDesignNames(string id, int value) => All.Single(l => l.Id == id).Value.ShouldBe(value);
}
