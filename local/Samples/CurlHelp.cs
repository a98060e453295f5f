using Safeguarding.Local.Tokens;

namespace Safeguarding.Local.Samples;

/// <summary>Commands to copy: get a token, post a report, read an inbox, acknowledge.</summary>
internal static class CurlHelp
{
    public static IEnumerable<string> Lines(LocalStack stack, IReadOnlyList<SampleOutcome> outcomes, string samplesFolder)
    {
        var host = stack.HostAddress.AbsoluteUri.TrimEnd('/');
        var accepted = outcomes.FirstOrDefault(outcome => outcome.Receipt is { Routes.Count: > 0 });
        if (accepted is null)
        {
            return ["No sample was accepted, so there is no example to show."];
        }

        var sender = stack.Tokens.Principals.First(principal => principal.PrincipalId == accepted.Sample.Expected.Sender);
        var desk = accepted.Receipt!.Routes.Select(route => route.Desk).FirstOrDefault(name => Reader(stack, name) is not null);
        return
        [
            "# 1. A token for a sender",
            $"TOKEN=$({TokenCommand(stack, sender)})",
            "# 2. Post a report (the same one again: answered with the same receipt)",
            $"curl -s -X POST {host}{accepted.Sample.Expected.Path} -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: {accepted.Sample.Expected.ContentType}' --data-binary @{Path.Combine(samplesFolder, accepted.Sample.Name)}.json",
            .. desk is null ? [] : InboxLines(stack, host, desk),
        ];
    }

    private static IEnumerable<string> InboxLines(LocalStack stack, string host, string desk) =>
    [
        $"# 3. Read the inbox of {desk}",
        $"DESK=$({TokenCommand(stack, Reader(stack, desk)!)})",
        $"curl -s {host}/api/deliveries -H \"Authorization: Bearer $DESK\"",
        "# 4. Acknowledge the first item of that inbox, as a person",
        $"ITEM=$(curl -s {host}/api/deliveries -H \"Authorization: Bearer $DESK\" | {FirstValue("deliveryId")})",
        $"curl -s -X POST {host}/api/deliveries/$ITEM/acknowledgement -H \"Authorization: Bearer $DESK\" -H 'Content-Type: application/json' -d '{{\"recipientCaseId\":\"CASE-1\"}}'",
    ];

    private static Principal? Reader(LocalStack stack, string desk) => stack.Tokens.Principals
        .Where(principal => principal.Desk == desk && principal.ReadsInbox)
        .OrderByDescending(principal => principal.IsPerson)
        .FirstOrDefault();

    private static string TokenCommand(LocalStack stack, Principal principal)
    {
        var form = principal.IsPerson
            ? $"-d grant_type=password -d username={principal.PrincipalId}"
            : $"-d grant_type=client_credentials -d client_id={principal.PrincipalId} -d client_secret={TokenIssuer.ClientSecret}";
        return $"curl -s {stack.Tokens.TokenEndpoint(principal.Tenant)} {form} | {FirstValue("access_token")}";
    }

    // Plain tools, because not every machine has a JSON one.
    private static string FirstValue(string property) => $"grep -o '\"{property}\":\"[^\"]*' | head -1 | cut -d'\"' -f4";
}
