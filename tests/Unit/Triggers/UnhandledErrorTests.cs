using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Triggers;

/// <summary>An exception is logged wherever it comes from, and never by its message.</summary>
public class UnhandledErrorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exception_IsLoggedWhetherOrNotTheAnswerHadBegun(bool begun)
    {
        using var log = new Lines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        await using var app = builder.Build();
        app.UseMiddleware<UnhandledErrors>();
        app.MapGet("/", async http =>
        {
            if (begun)
            {
                await http.Response.WriteAsync("half");
                await http.Response.Body.FlushAsync();
            }
            throw new InvalidOperationException("Test-Afanc");
        }).WithName("Half");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        if (begun)
        {
            await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));
        }
        else
        {
            ((int)(await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode).ShouldBe(500);
        }

        log.Of<UnhandledErrors>().ShouldHaveSingleItem().ShouldStartWith("Half failed: InvalidOperationException");
        log.All.ShouldAllBe(l => !l.Contains("Afanc", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Text)> _lines = new();

        public IEnumerable<string> All => _lines.Select(l => l.Text);

        public IEnumerable<string> Of<T>() => _lines.Where(l => l.Category == typeof(T).FullName).Select(l => l.Text);

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<(string, string)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((category, $"{formatter(state, exception)} {exception?.Message}"));
        }
    }
}
