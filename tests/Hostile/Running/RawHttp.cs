using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Safeguarding.Tests.Hostile.Running;

/// <summary>One request byte for byte, which no client library would send, on a connection of its own.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    /// <param name="broken">The head promises more than comes: the sending side is closed after a moment, which otherwise would count as gone.</param>
    /// <returns>Status 0 where the connection ended without an answer; the text is head and body.</returns>
    /// <exception cref="TimeoutException">No answer came.</exception>
    public static async Task<(int Status, string Text)> Send(Uri to, byte[] request, bool broken = false)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(Poll.Limit);
        try
        {
            await client.ConnectAsync(to.Host, to.Port, limit.Token);
            var answer = new MemoryStream();
            var reading = client.GetStream().CopyToAsync(answer, limit.Token);
            await Quietly(Write(client.Client, request, broken, limit.Token));
            await Quietly(reading);
            var text = Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
            return (text.Length > 12 && text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text[9..12], CultureInfo.InvariantCulture) : 0, text);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("There was no answer.");
        }
    }

    private static async Task Write(Socket socket, byte[] request, bool broken, CancellationToken stop)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await socket.SendAsync(request.AsMemory(sent), stop);
        }
        if (broken)
        {
            await Task.Delay(Moment, stop);
            socket.Shutdown(SocketShutdown.Send);
        }
    }

    /// <summary>A server may answer and close before it has read everything.</summary>
    private static async Task Quietly(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // What came until then is the answer.
        }
    }
}
