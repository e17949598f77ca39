using Guihang.Host.Commands;

return await new CommandLine(args).Run();

/// <summary>The entry point, public for tests that run the real host.</summary>
public partial class Program;
