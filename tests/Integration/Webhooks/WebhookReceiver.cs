using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Safeguarding.Tests.Integration.Webhooks;

/// <summary>A council's system: takes webhooks over HTTPS on loopback, with a certificate of its own, and answers each path as it is told.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<int, Task<int>>> _answers = new();
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("receiver-").FullName;
    private WebApplication? _server;

    public Uri Address => new(_server!.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>What a client must trust.</summary>
    public string CertificateFile => Path.Combine(_folder, "certificate.pem");

    public async Task Start()
    {
        using var certificate = Certificate();
        await File.WriteAllTextAsync(CertificateFile, certificate.ExportCertificatePem());
        var usable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(usable)));
        _server = builder.Build();
        _server.Run(Take);
        await _server.StartAsync();
    }

    /// <summary>Of one path, oldest first.</summary>
    public IReadOnlyList<Received> At(string path) => [.. _received.Where(r => r.Path == $"/{path}")];

    /// <param name="answer">Status by the number of the request, 1 being the first since.</param>
    public void Answers(string path, Func<int, Task<int>> answer)
    {
        var count = 0;
        _answers[$"/{path}"] = _ => answer(Interlocked.Increment(ref count));
    }

    public void Answers(string path, params int[] statuses) => Answers(path, n => Task.FromResult(statuses[Math.Min(n, statuses.Length) - 1]));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue(new(http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        var status = _answers.TryGetValue(http.Request.Path, out var answer) ? await answer(0) : 204;
        http.Response.StatusCode = status;
        if (status is >= 300 and < 400)
        {
            http.Response.Headers.Location = $"{http.Request.Path}-moved";
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }
}

/// <summary>One request as the receiver saw it.</summary>
public sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public string Timestamp => Headers["webhook-timestamp"];

    /// <summary>The signatures that hold under this secret, as Standard Webhooks tells a receiver to look.</summary>
    public int SignedBy(string secret)
    {
        using var hash = new HMACSHA256(Convert.FromBase64String(secret.Split('_')[1]));
        var expected = "v1," + Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join('.', Id, Timestamp, Encoding.UTF8.GetString(Body)))));
        return Headers["webhook-signature"].Split(' ').Count(s => s == expected);
    }
}
