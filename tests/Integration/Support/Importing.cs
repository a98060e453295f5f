using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Imports of published files. Each brings rows of its own, so that the other tests' directory stays what it is.</summary>
internal static class Importing
{
    public const string Admin = "directory-import-system";
    public const string Establishments = "number,nameEn,nameCy,authority,type,startsAt,endsAt,holidayDesk\n";

    private static int _next;

    public static string ImportId() => $"test-{Guid.NewGuid():N}";

    /// <summary>The number of a school in Newport that no other test brings.</summary>
    public static string Number() => $"6807{Interlocked.Increment(ref _next):D3}";

    public static string School(string number, string name = "Invented School") => $"{Establishments}{number},{name},{name},W06000022,eotas,,,\n";

    public static Task<Answer> Import(this RunningStack stack, string id, string shape, string file, string principal = Admin, string mediaType = "text/csv", string? language = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return stack.Send(HttpMethod.Put, $"/api/directory/imports/{id}?shape={shape}", stack.Token(principal), content, language);
    }

    public static Task<Answer> ImportResult(this RunningStack stack, string id) => stack.Get(Admin, $"/api/directory/imports/{id}");

    /// <summary>The snapshot that the pointer names.</summary>
    public static async Task<string> CurrentSnapshot(this RunningStack stack) => (await stack.Read("directory", "current", "pointer"))!["current"]!.GetValue<string>();

    /// <summary>Rows of one section of the current snapshot, as they are stored.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Section(this RunningStack stack, string section) =>
    [
        .. (await stack.Query("directory", "SELECT * FROM c WHERE c.snapshot = @key", await stack.CurrentSnapshot()))
            .Where(p => p["section"]!.GetValue<string>() == section).SelectMany(p => p["rows"]!.AsArray()).Select(r => r!),
    ];

    public static async Task<bool> HasSchool(this RunningStack stack, string number, string? name = null) => (await stack.Section("schools"))
        .Any(s => s["number"]!.GetValue<string>() == number && (name is null || s["nameEn"]!.GetValue<string>() == name));
}
