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
            return new SampleOutcome(sample, status, receipt, [], WrongStatus(sample, status));
        }

        var problem = text.Length == 0 ? null : JsonSerializer.Deserialize<Problem>(text, JsonSerializerOptions.Web);
        IReadOnlyList<string> codes = [.. (problem?.Errors ?? []).Select(error => error.Code).Distinct().Order(StringComparer.Ordinal)];
        return new SampleOutcome(sample, status, null, codes, WrongStatus(sample, status, problem) ?? WrongCodes(sample, codes));
    }

    private static string? WrongStatus(Sample sample, int status, Problem? problem = null)
    {
        if (status == sample.Expected.Status)
        {
            return null;
        }

        var errors = (problem?.Errors ?? []).Select(error => $"{error.Pointer} {error.Code}");
        return $"answered {status} instead of {sample.Expected.Status} {string.Join(", ", errors)}".TrimEnd();
    }

    private static string? WrongCodes(Sample sample, IReadOnlyList<string> codes) =>
        sample.Expected.Codes is { } expected && !expected.Distinct().Order(StringComparer.Ordinal).SequenceEqual(codes)
            ? $"gave the codes [{string.Join(", ", codes)}] instead of [{string.Join(", ", expected)}]"
            : null;
}
