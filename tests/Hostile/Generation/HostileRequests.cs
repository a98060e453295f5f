using CsCheck;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Tests.Hostile.Running;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>Requests to every HTTP function that there is, as every kind of sender, on known, unknown and impossible ids.</summary>
internal sealed class HostileRequests(HostileStack stack)
{
    private static readonly Gen<Sender> Senders = Gen.Frequency((20, Gen.Const(Sender.RightRole)), (2, Gen.Const(Sender.WrongRole)), (1, Gen.Const(Sender.Nobody)), (1, Gen.Const(Sender.Forger)));

    /// <summary>More to those that take a body, and most to the one that stores nothing.</summary>
    public Gen<HostileRequest> Any => Gen.Frequency([.. Function.Http.Select(f => (WeightOf(f), To(f, Senders)))]);

    private static int WeightOf(Function function) => function.Name switch
    {
        "PreviewRouting" => 120,
        // Each file that is accepted writes a whole directory.
        "ImportDirectory" => 3,
        _ => function.TakesABody ? 8 : 4,
    };

    public Gen<HostileRequest> To(Function function, Gen<Sender> senders) => Gen.Select(Gen.OneOf([.. Templates.Of(function)]), senders, Gen.Int[0, int.MaxValue], Marker.Any).SelectMany((good, sender, pick, marker) =>
    {
        var body = good.Body.Length > 0 ? HostileBytes.Of(good.Body, Gen.Const(marker)) : Gen.Frequency((4, Gen.Const(Array.Empty<byte>())), (1, HostileBytes.Of("{}", Gen.Const(marker))));
        var (principal, known) = Who(function, sender, pick);
        var id = known is null ? HostileHeads.PathId : Gen.Frequency((4, Gen.Const(known)), (1, HostileHeads.PathId));
        var query = Gen.Frequency((2, Gen.Const(good.Query)), (1, HostileHeads.Query));
        var type = Gen.Frequency((8, Gen.Const(good.ContentType)), (1, HostileHeads.ContentType));
        return Gen.Select(id, query, type, HostileHeads.Others, HostileHeads.Forged, body.SelectMany(HostileFraming.Of)).Select((path, asked, said, others, forged, framed) =>
            new HostileRequest(function, sender, principal, marker.In(forged), marker.In(
                $"{function.Method} /api/{function.Route.Replace("{id}", path, StringComparison.Ordinal)}{asked} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: {said}\r\n{others}{framed.Headers}"),
                framed.Sent, framed.Broken));
    });

    /// <summary>A principal, and an item of its own where the function is about one.</summary>
    private (string Principal, string? Known) Who(Function function, Sender sender, int pick)
    {
        var allowed = RoleTable.Allowed.GetValueOrDefault(function.Name, []);
        if (sender == Sender.WrongRole)
        {
            var others = stack.Principals.Where(p => !p.Roles.Intersect(allowed).Any()).ToList();
            return (others[pick % others.Count].PrincipalId, null);
        }
        var known = allowed.Contains(Roles.Submitter) ? stack.Reports : allowed.Contains(Roles.Recipient) || function.Route.StartsWith("operations", StringComparison.Ordinal) ? stack.Deliveries : [];
        var item = known.Count == 0 || !function.Route.Contains("{id}", StringComparison.Ordinal) ? null : known[pick % known.Count];
        var right = stack.Principals.Where(p => allowed.Count == 0 || p.Roles.Intersect(allowed).Any()).ToList();
        var owners = item is null ? [] : right.Where(p => p.PrincipalId == item.Principal || (p.Desk.Length > 0 && p.Desk == item.Desk)).ToList();
        var who = owners.Count > 0 ? owners : right;
        return (who[pick / 7 % who.Count].PrincipalId, item?.Id ?? (function.Name == "ImportDirectory" ? "hostile-{k}" : null));
    }
}
