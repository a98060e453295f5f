using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// PUT /api/directory/imports/{id}?shape=...: one published file into a new complete snapshot of the directory, or nothing and every rejected line by
/// number (design 4, rule 6). The id is the caller's and belongs to one file for ever: the same file again gives the same answer.
/// </summary>
public static partial class ImportDirectory
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPut("/api/directory/imports/{id}", Import)
        .Produces<ImportAnswer>()
        .WithName(nameof(ImportDirectory));

    private static async Task<IResult> Import(HttpContext http, string id, string? shape, ImportPublishedFile import)
    {
        if (Unfit(id, shape) is { } unfit)
        {
            return Problem.From(new(Refusals.InvalidQuery, unfit), http);
        }
        var known = ImportShapes.Find(shape)!;
        if (JsonRequest.Compressed(http, Refusals.ImportMediaType) is { } compressed)
        {
            return Problem.From(compressed, http);
        }
        if (!IsOf(known.MediaType, http.Request.ContentType))
        {
            return Problem.From(new(Refusals.ImportMediaType, new Finding("", Refusals.ImportMediaType, known.MediaType)), http);
        }
        if (await Body(http) is not { } body)
        {
            return Problem.From(new(Refusals.ImportTooLarge), http);
        }
        var outcome = await import.Run(new(id, known, body, http.Caller().PrincipalId), http.RequestAborted);
        return outcome.Match(result => ImportAnswer.Of(result, http), refusal => Problem.From(refusal, http));
    }

    internal static bool IsPlain(string id) => PlainId().IsMatch(id);

    private static Finding? Unfit(string id, string? shape) =>
        !IsPlain(id) ? new("/id", "import-unfit-id")
        : ImportShapes.Find(shape) is null ? new("/shape", "unknown-shape", ImportShapes.Names)
        : null;

    /// <summary>Null beyond the limit.</summary>
    private static async Task<ReadOnlyMemory<byte>?> Body(HttpContext http)
    {
        var most = DirectoryLimits.FileSize.Value * 1024;
        if (http.Request.ContentLength > most)
        {
            return null;
        }
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > most)
            {
                return null;
            }
        }
        http.BodyIsRead();
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static bool IsOf(string mediaType, string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && JsonRequest.IsUtf8(type);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainId();
}
