namespace Safeguarding.Local.Host;

/// <summary>One function.json. The folder's name is the function's name.</summary>
public abstract record FunctionDefinition(string Name);

/// <summary>No <see cref="Methods"/> means every method.</summary>
public sealed record HttpFunction(string Name, string Route, IReadOnlyList<string> Methods, string AuthLevel) : FunctionDefinition(Name);

public sealed record TimerFunction(string Name, string Binding, string Schedule, bool RunOnStartup, bool UseMonitor) : FunctionDefinition(Name);

public sealed record QueueFunction(string Name, string Binding, string Queue, string Connection, bool IsBinary) : FunctionDefinition(Name);

/// <summary>Entity: a queue, "topic/Subscriptions/name", or the dead-letter queue of either. The message always arrives as bytes.</summary>
public sealed record ServiceBusFunction(string Name, string Binding, string Entity, string Connection) : FunctionDefinition(Name);

/// <summary>In error; the others run, as on the real host.</summary>
public sealed record BrokenFunction(string Name, string Error) : FunctionDefinition(Name);
