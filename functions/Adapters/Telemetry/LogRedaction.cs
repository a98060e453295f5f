using OpenTelemetry;
using OpenTelemetry.Logs;
using Safeguarding.Telemetry;

namespace Safeguarding.Adapters;

/// <summary>An exception leaves as its type: messages of other libraries quote what they were given (design 8).</summary>
internal sealed class LogRedaction : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is { } error)
        {
            data.Attributes = [.. data.Attributes ?? [], new(Tracing.ErrorType, error.GetType().Name)];
            data.Exception = null;
        }
    }
}
