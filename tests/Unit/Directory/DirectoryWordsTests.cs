using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Duties;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>What an import knows is what the service asks for: a word that only one side has would take a right or a duty away unseen.</summary>
public class DirectoryWordsTests
{
    [Fact]
    public void Kinds_AreThoseThatCanBeSubmitted() =>
        DirectoryWords.Kinds.ShouldBe([ReferralKind.Name, MissingEpisodeKind.Name, EncompassKind.Name], ignoreOrder: true);

    [Fact]
    public void Roles_AreThoseThatMayDoSomething() =>
        RoleTable.Allowed.Values.SelectMany(roles => roles).Distinct().ShouldBe(Roles.All, ignoreOrder: true);

    [Fact]
    public void SenderTypes_HoldEveryOneThatADutyNames() =>
        DutyTable.All.SelectMany(d => d.OnlySenders.Concat(d.NotSenders)).Distinct().ShouldBeSubsetOf(DirectoryWords.SenderTypes);
}
