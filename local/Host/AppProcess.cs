using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;

namespace Safeguarding.Local.Host;

/// <summary>One life of the app's process, from start to exit.</summary>
internal sealed class AppProcess : IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(25);

    private readonly Process _process;

    private AppProcess(Process process)
    {
        _process = process;
        Id = process.Id;
    }

    public int Id { get; }

    /// <summary>Its end was the host's wish and is no error of the app.</summary>
    public bool IsExcused { get; private set; }

    public static AppProcess Start(ProcessStartInfo start, AppOutput output)
    {
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Add(OutputSource.App, line.Data);
        process.ErrorDataReceived += (_, line) => Add(OutputSource.AppError, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new LocalStackException($"{start.FileName} cannot be started: build the function app first (dotnet build).", error);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new AppProcess(process);

        void Add(OutputSource source, string? text)
        {
            if (text is not null)
            {
                output.Add(source, text);
            }
        }
    }

    /// <summary>Polls GET / until any HTTP answer arrives; a refused connection means "not yet".</summary>
    /// <returns>False when the limit passed or the process ended first.</returns>
    public async Task<bool> WaitUntilReadyAsync(HttpMessageInvoker client, Uri address, TimeSpan limit, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(limit);
        while (!ending.IsCancellationRequested && !_process.HasExited)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                using var answer = await client.SendAsync(request, ending.Token);
                return true;
            }
            catch (HttpRequestException error) when (error.InnerException is SocketException)
            {
                await Task.Delay(PollEvery, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (HttpRequestException)
            {
                // The real host takes every error but a refused connection for "it is there".
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        return false;
    }

    public async Task<int> WaitForExitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL, as the real host does: no signal that the app could answer.</summary>
    public void Kill(bool excused)
    {
        IsExcused |= excused;
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    public void Dispose() => _process.Dispose();
}
