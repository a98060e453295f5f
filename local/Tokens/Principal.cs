using CsvHelper;

namespace Safeguarding.Local.Tokens;

/// <summary>One line of sample-payloads/directory/principals.csv: who may call, and as which desk.</summary>
public sealed record Principal(string Tenant, string PrincipalId, string Type, string Organisation, string Desk, IReadOnlyList<string> Roles)
{
    // Named, because the reader would otherwise guess it and the lists inside fields hold semicolons.
    private static readonly CsvReaderOptions Commas = new() { Separator = ',' };

    public bool IsPerson => Type.Equals("person", StringComparison.OrdinalIgnoreCase);

    /// <summary>May read the inbox of its desk.</summary>
    public bool ReadsInbox => Desk.Length > 0 && (Roles.Contains("recipient") || Roles.Contains("duty-desk"));

    public static IReadOnlyList<Principal> Read(string path)
    {
        using var reader = CsvReader.FromFile(path, Commas);
        var principals = new List<Principal>();
        while (reader.Read())
        {
            principals.Add(new Principal(
                Field(reader, "tenant"),
                Field(reader, "principalId"),
                Field(reader, "type"),
                Field(reader, "organisation"),
                Field(reader, "desk"),
                Field(reader, "roles").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }

        return principals;
    }

    private static string Field(CsvReader reader, string name) => reader.GetString(name).Trim();
}
