using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

public class CompilationTests
{
    public static TheoryData<string> Environments => Repository.Environments;

    [Fact]
    public void Environments_HaveOneParameterFileEach() =>
        Repository.Environments.Select(row => row.Data).ShouldBe(["production", "test"]);

    [Fact]
    public void MainTemplate_BuildsWithoutDiagnostic() => ShouldBeSilent(BicepCli.Main);

    [Fact]
    public void MainTemplate_LintsWithoutDiagnostic()
    {
        var run = BicepCli.Run("lint", Path.Combine(Repository.Infra, "main.bicep"));
        ShouldBeSilent(run);
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void ParameterFile_BuildsWithoutDiagnostic(string environment) =>
        ShouldBeSilent(BicepCli.Run("build-params", Path.Combine(Repository.Infra, $"{environment}.bicepparam"), "--stdout"));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Prediction_ExpandsEveryModule(string environment) => Prediction.Of(environment).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void LinterRules_AreErrorsExceptThoseThatAgeByThemselves()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Infra, "bicepconfig.json")), null, options);

        var weaker = config.At("analyzers.core.rules")!.AsObject()
            .Where(rule => rule.Value.Text("level") != "error").Select(rule => rule.Key);

        config.Text("analyzers.core.enabled").ShouldBe("true");
        weaker.ShouldBe(["use-recent-api-versions", "use-recent-module-versions"]);
    }

    [Fact]
    public void Template_SilencesNoDiagnostic() =>
        Repository.BicepFiles.Where(file => File.ReadAllText(file).Contains("#disable", StringComparison.Ordinal)).ShouldBeEmpty();

    private static void ShouldBeSilent(BicepCli.Result run)
    {
        run.Diagnostics.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }
}
