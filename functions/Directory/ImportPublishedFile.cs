using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Directory;

/// <summary>One published file as somebody sent it.</summary>
/// <param name="Id">The caller's id of this import.</param>
/// <param name="By">Principal id.</param>
internal sealed record ImportRequest(string Id, ImportShape Shape, ReadOnlyMemory<byte> Body, string By)
{
    public string ContentHash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Shape.Name}\n"));
            hash.AppendData(Body.Span);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}

/// <summary>
/// One file into a new complete snapshot, or nothing. In this order: take the id; write the parts; store the result; move the pointer, which notes the
/// import in the same write; mark the result. Cut anywhere before the pointer, the old snapshot stays current; cut after it, the pointer knows that the
/// import landed. A pointer that somebody else moved is read again and the file applied to what is there then, so that concurrent imports both land.
/// </summary>
public sealed class ImportPublishedFile(IDirectoryImports imports, IDirectory directory, IClock clock)
{
    private const int MostReapplied = 20;

    /// <returns>The stored result, also where lines were rejected.</returns>
    internal async Task<Outcome<ImportResult>> Run(ImportRequest request, CancellationToken stop)
    {
        var fresh = new ImportDocument(request.Id, request.ContentHash, request.By,
            new(request.Id, request.Shape.Name, ImportState.Unfinished, clock.GetCurrentInstant()));
        var import = await imports.Claim(fresh, stop) ?? fresh;
        if (import.ContentHash != fresh.ContentHash)
        {
            return new Refusal(Refusals.ImportConflict) { Names = request.Id };
        }
        return import.Result.State != ImportState.Unfinished ? import.Result : await Publish(request, import, stop);
    }

    /// <summary>The import as far as it came: what the pointer noted counts, whatever was cut off after it.</summary>
    public async Task<ImportResult?> Find(string id, CancellationToken stop) =>
        await imports.Find(id, stop) is not { } import ? null
        : import.Result.State == ImportState.Unfinished ? Landed(import, await imports.Head(stop)) ?? import.Result
        : import.Result;

    private async Task<Outcome<ImportResult>> Publish(ImportRequest request, ImportDocument import, CancellationToken stop)
    {
        for (var attempt = 0; attempt < MostReapplied; attempt++)
        {
            var head = await imports.Head(stop);
            if (Landed(import, head) is { } landed)
            {
                return await Finish(import, landed, stop);
            }
            var (data, result) = Apply(request, import.Result, await directory.Snapshot(head.Current, stop));
            if (result.State == ImportState.Rejected)
            {
                return await Finish(import, result, stop);
            }
            var snapshot = DirectoryImport.Stamped(Hash(head.Current, import.ContentHash), clock.GetCurrentInstant());
            await imports.Write(snapshot, data, stop);
            // The result is stored before the pointer moves: whoever finds the import landed finds what it did.
            import = import with { Result = result };
            await imports.Save(import, stop);
            if (await imports.TryMove(head, snapshot, import.Id, stop))
            {
                return await Finish(import, result with { State = ImportState.Imported, Snapshot = snapshot }, stop);
            }
        }
        return new Refusal(Refusals.Unavailable);
    }

    private static ImportResult? Landed(ImportDocument import, DirectoryHead head) =>
        head.Landed.GetValueOrDefault(import.Id) is { } snapshot ? import.Result with { State = ImportState.Imported, Snapshot = snapshot } : null;

    private async Task<ImportResult> Finish(ImportDocument import, ImportResult result, CancellationToken stop)
    {
        await imports.Save(import with { Result = result }, stop);
        return result;
    }

    private (DirectoryData Data, ImportResult Result) Apply(ImportRequest request, ImportResult begun, DirectorySnapshot current)
    {
        var findings = new ImportFindings();
        var (text, fault) = FileText.Read(request.Body.Span);
        if (text is null)
        {
            findings.Reject(fault!);
            return (current.Data, Result(begun, current, findings, null));
        }
        var change = request.Shape.Apply(new(text, current.Data, findings));
        DirectoryChecks.Run(change.Data, findings);
        if (findings.RejectedCount == 0)
        {
            var today = LondonTime.Local(clock.GetCurrentInstant()).Date;
            LiveContacts.Check(change.Data, today, findings);
            BankHolidaysEnd.Check(change.Data, today, findings);
        }
        return (change.Data, Result(begun, current, findings, change.Counts));
    }

    private static ImportResult Result(ImportResult begun, DirectorySnapshot current, ImportFindings findings, ImportCounts? counts) => begun with
    {
        State = findings.RejectedCount > 0 ? ImportState.Rejected : ImportState.Unfinished,
        Previous = current.Id,
        Counts = findings.RejectedCount > 0 ? null : counts,
        RejectedCount = findings.RejectedCount,
        Rejected = findings.Rejected,
        WarningCounts = findings.WarningCounts,
        Warnings = findings.Warnings,
    };

    private static string Hash(string current, string contentHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{current} {contentHash}")));
}
