using System.Net.Http.Headers;
using System.Text.Json;

namespace Safeguarding.Local.Samples;

/// <summary>What came of sending one sample.</summary>
internal sealed record SampleOutcome(Sample Sample, int Status, Receipt? Receipt, IReadOnlyList<string> Codes, string? Fault);

/// <summary>Sends samples as their senders would and holds the answer against the expected one.</summary>
internal sealed class SampleSender(PipelineClient client)
{
    public async Task<SampleOutcome> SendAsync(Sample sample, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(sample.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(sample.Expected.ContentType);
        using var answer = await client.SendAsync(
            client.Principal(sample.Expected.Sender), HttpMethod.Post, sample.Expected.Path, content, cancellation);
        var status = (int)answer.StatusCode;
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            return Judge(sample, status, text);
        }
        catch (JsonException)
        {
            return new SampleOutcome(sample, status, null, [], $"answered {status} with a body that is not the JSON expected");
        }
    }

    private static SampleOutcome Judge(Sample sample, int status, string text)
    {
        if (status == StatusCodes.Status202Accepted)
        {
            var receipt = JsonSerializer.Deserialize<Receipt>(text, JsonSerializerOptions.Web);
            return new SampleOutcome(sample, status, receipt, [], WrongStatus(sample, status) ?? WrongRoutes(sample, receipt));
        }

        var problem = text.Length == 0 ? null : JsonSerializer.Deserialize<Problem>(text, JsonSerializerOptions.Web);
        var codes = Codes(problem);
        return new SampleOutcome(sample, status, null, codes, WrongStatus(sample, status, problem) ?? WrongCodes(sample, codes));
    }

    // A refusal of the body as a whole (unreadable, too large) has one code and no list of faults.
    private static IReadOnlyList<string> Codes(Problem? problem) =>
        problem?.Errors is { Count: > 0 } errors
            ? [.. errors.Select(error => error.Code).Distinct().Order(StringComparer.Ordinal)]
            : [.. new[] { problem?.Code }.OfType<string>()];

    private static string? WrongStatus(Sample sample, int status, Problem? problem = null)
    {
        if (status == sample.Expected.Status)
        {
            return null;
        }

        var errors = (problem?.Errors ?? []).Select(error => $"{error.Pointer} {error.Code}");
        return $"answered {status} instead of {sample.Expected.Status} {string.Join(", ", errors)}".TrimEnd();
    }

    // The receipt names every desk at once; the inboxes show later that the deliveries followed.
    private static string? WrongRoutes(Sample sample, Receipt? receipt)
    {
        var routed = (receipt?.Routes ?? []).Select(route => route.Desk).ToHashSet();
        List<string> differences =
        [
            .. routed.Except(sample.Desks).Except(sample.Expected.AlsoAllowed ?? []).Select(desk => $"names {desk}, which is not expected"),
            .. sample.Desks.Except(routed).Select(desk => $"lacks {desk}"),
        ];
        return differences.Count == 0 ? null : $"has a receipt that {string.Join(", and ", differences)}";
    }

    private static string? WrongCodes(Sample sample, IReadOnlyList<string> codes) =>
        sample.Expected.Codes is { } expected && !expected.Distinct().Order(StringComparer.Ordinal).SequenceEqual(codes)
            ? $"gave the codes [{string.Join(", ", codes)}] instead of [{string.Join(", ", expected)}]"
            : null;
}
