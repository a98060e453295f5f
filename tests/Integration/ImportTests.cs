using System.Text;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Importing;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>One published file into a new snapshot, or nothing.</summary>
[Collection<AfterwardsStack>]
public class ImportTests(AfterwardsStack stack)
{
    [Fact]
    public async Task NewSchool_IsRoutedToFromThenOnAndTheResultCanBeReadAgain()
    {
        var (id, number, before) = (ImportId(), Number(), await stack.CurrentSnapshot());

        var answer = await stack.Import(id, "establishments", School(number));

        answer.Status.ShouldBe(200, answer.Body);
        answer.Text("state").ShouldBe("imported");
        (answer.Text("previous"), answer.Text("snapshot")).ShouldBe((before, await stack.CurrentSnapshot()));
        var counts = answer.Json.GetProperty("counts");
        (counts.GetProperty("lines").GetInt32(), counts.GetProperty("after").GetInt32() - counts.GetProperty("before").GetInt32()).ShouldBe((1, 1));
        answer.Json.GetProperty("warnings").EnumerateArray().ShouldContain(w => w.GetProperty("code").GetString() == "import-few-live-contacts" && w.GetProperty("message").GetString()!.Contains($"school.{number}"));
        (await stack.ImportResult(id)).Body.ShouldBe(answer.Body);
        var receipt = await stack.Post(Force, Encompass, OneChild().Replace("6802901", number));
        receipt.Json.GetProperty("routes").EnumerateArray().Select(r => r.GetProperty("desk").GetString()).ShouldContain($"school.{number}");
    }

    [Fact]
    public async Task OneWrongLine_RejectsTheWholeFileAndNamesEachByNumber()
    {
        var (id, number, before) = (ImportId(), Number(), await stack.CurrentSnapshot());
        var file = School(number) + $"{Number()},A,A,W06000022,castle,,,\n{Number()},B,B,W06000022,primary,8.40,,\n{Number()},C,C,W06009999,primary,,,\n";

        var answer = await stack.Import(id, "establishments", file, language: "cy");

        answer.Status.ShouldBe(422);
        answer.Text("code").ShouldBe("import-rejected");
        answer.Json.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("code").GetString()}")
            .ShouldBe(["/lines/3/type import-unknown-code", "/lines/4/startsAt import-unreadable-clock", "/lines/5/authority import-unknown-authority"]);
        answer.Body.ShouldContain("Nid yw'r amser ar y ffurf");
        (await stack.CurrentSnapshot()).ShouldBe(before);
        (await stack.HasSchool(number)).ShouldBeFalse();
        var kept = await stack.ImportResult(id);
        (kept.Text("state"), kept.Json.GetProperty("rejectedCount").GetInt32()).ShouldBe(("rejected", 3));
        // The same file again is the same answer, and a corrected one needs an id of its own.
        (await stack.Import(id, "establishments", file, language: "cy")).Body.ShouldBe(answer.Body);
        (await stack.Import(id, "establishments", School(number))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task WhatLinesCannotShow_RejectsTheFileToo()
    {
        var answer = await stack.Import(ImportId(), "establishments", $"{Establishments}{Number()},C,C,W06009999,primary,,,\n");

        (answer.Status, answer.Codes).ShouldBe((422, "import-unknown-authority"));
    }

    [Fact]
    public async Task SameFileAgain_IsTheSameAnswerAndNothingIsImportedTwice()
    {
        var (id, file) = (ImportId(), School(Number()));
        var first = await stack.Import(id, "establishments", file);
        (await stack.Import(ImportId(), "establishments", School(Number()))).Status.ShouldBe(200);
        var now = await stack.CurrentSnapshot();

        (await stack.Import(id, "establishments", file)).Body.ShouldBe(first.Body);

        (await stack.CurrentSnapshot()).ShouldBe(now);
    }

    [Fact]
    public async Task OtherFileOrShapeUnderTheSameId_IsAConflict()
    {
        var (id, file) = (ImportId(), School(Number()));
        (await stack.Import(id, "establishments", file)).Status.ShouldBe(200);

        var conflict = await stack.Import(id, "establishments", School(Number()));

        (conflict.Status, conflict.Text("code"), conflict.Text("names")).ShouldBe((409, "import-conflict", id));
        (await stack.Import(id, "desks", file)).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("gwent-police-system")]
    [InlineData("w06000022-intake-social-worker")]
    [InlineData("duty-gwent-system")]
    [InlineData("pipeline-operator")]
    [InlineData("pipeline-auditor")]
    public async Task OtherRoles_MayNeitherImportNorLook(string principal)
    {
        var id = ImportId();

        (await stack.Import(id, "establishments", School(Number()), principal)).Status.ShouldBe(403);
        (await stack.Get(principal, $"/api/directory/imports/{id}")).Status.ShouldBe(403);
        (await stack.ImportResult(id)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task WhatCannotBeAFile_IsRefusedWithItsReason()
    {
        var file = School(Number());
        (await stack.Import(ImportId(), "castles", file)).Codes.ShouldBe("unknown-shape");
        (await stack.Import("what%20is%20this", "establishments", file)).Codes.ShouldBe("import-unfit-id");
        (await stack.Import(ImportId(), "establishments", file, mediaType: "application/json")).Status.ShouldBe(415);
        (await stack.Import(ImportId(), "bank-holidays", "{}")).Status.ShouldBe(415);
        (await stack.Import(ImportId(), "establishments", file + new string(' ', 8 * 1024 * 1024))).Status.ShouldBe(413);
        (await stack.Import(ImportId(), "bank-holidays", "{}", mediaType: "application/json")).Codes.ShouldBe("import-division-missing");
    }

    [Fact]
    public async Task Latin1_IsRejectedBecauseNamesWouldLoseTheirLetters()
    {
        var content = new ByteArrayContent([.. Encoding.Latin1.GetBytes(School(Number(), "Ysgol Môr"))]);
        content.Headers.ContentType = new("text/csv");

        (await stack.Send(HttpMethod.Put, $"/api/directory/imports/{ImportId()}?shape=establishments", stack.Token(Admin), content)).Codes.ShouldBe("invalid-utf8");
    }

    [Fact]
    public async Task PostcodesOfMegabytes_AreKeptInPartsAndRouteWhereNoAuthorityIsWritten()
    {
        var rows = from area in Enumerable.Range(0, 10) from d in Enumerable.Range(0, 10) from a in Letters from b in Letters select $"QQ{area}{d} {d}{a}{b},W06000014\n";
        var file = "postcode,admin_district\n" + string.Concat(rows);

        var answer = await stack.Import(ImportId(), "postcodes", file);

        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("counts").GetProperty("lines").GetInt32().ShouldBe(67_600);
        var receipt = await stack.Post(Force, Referrals,
            $$$"""{"kind":"referral","reference":"{{{Reference()}}}","legalRoute":"section-130","reporter":{"name":"A"},"concern":{"description":"x"},"children":[{"familyName":"Afon","homeAddress":{"postcode":"qq47 7zz"}},{"familyName":"Afon","homeAddress":{"postcode":"ZZ99 9XX"}}]}""");
        receipt.Status.ShouldBe(202, receipt.Body);
        receipt.Json.GetProperty("routes").EnumerateArray().ShouldContain(r => r.GetProperty("desk").GetString() == "W06000014.intake" && r.GetProperty("citation").GetString()!.Contains("postcode"));
        receipt.Json.GetProperty("routes").EnumerateArray().ShouldContain(r => r.GetProperty("desk").GetString()!.StartsWith("duty."));
        receipt.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ShouldBe(["consent-not-recorded", "authority-from-postcode", "postcode-of-several-authorities"], ignoreOrder: true);
    }

    [Fact]
    public async Task Contacts_StandInNoAnswerNoResultAndNoOutput()
    {
        var (id, wrong) = (ImportId(), ImportId());
        const string header = "deskId,name,role,email,telephone,language,hours,lastVerified\n";
        var line = "school.6752901,Aneurin Quillmarsh,dsp,aneurin.quillmarsh@schools.example.org,07700 900987,cy,,2026-11-20\n";

        var answers = new[] { await stack.Import(id, "contacts", header + line), await stack.Import(wrong, "contacts", header + line + line.Replace("cy", "Quillmarsh")) };

        answers.Select(a => a.Status).ShouldBe([200, 422]);
        (await stack.Section("contacts")).Count(c => c["deskId"]!.GetValue<string>() == "school.6752901").ShouldBe(1);
        var seen = string.Join('\n', answers.Select(a => a.Body)) + (await stack.Read("directory", id, "imports"))!.ToJsonString() + (await stack.Read("directory", wrong, "imports"))!.ToJsonString()
            + string.Join('\n', stack.Stack.Host.Output.Lines.Select(l => l.Text));
        seen.ShouldNotContain("Quillmarsh", Case.Insensitive);
        seen.ShouldNotContain("900987");
    }

    private static IEnumerable<char> Letters => Enumerable.Range('A', 26).Select(c => (char)c);
}
