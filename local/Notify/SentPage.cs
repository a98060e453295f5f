using System.Net;
using System.Text;

namespace Safeguarding.Local.Notify;

/// <summary>What was sent, newest first, to look at in a browser.</summary>
internal static class SentPage
{
    public static string Of(IReadOnlyList<SentMessage> sent)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Messages sent</title></head><body><h1>Messages sent</h1>\n");
        page.Append(sent.Count == 0 ? "<p>None yet.</p>\n" : "");
        foreach (var message in sent.Reverse())
        {
            page.Append("<section><h2>").Append(Safe($"{message.Template} to {message.To}: {message.Status}")).Append("</h2><p>").Append(Safe(message.CreatedAt))
                .Append("</p>").Append(message.Subject is null ? "" : $"<p><strong>{Safe(message.Subject)}</strong></p>")
                .Append("<pre>").Append(Safe(message.Body)).Append("</pre></section>\n");
        }
        return page.Append("</body></html>\n").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
