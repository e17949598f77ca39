namespace Guihang.Core.Data;

/// <summary>
/// Makes the ids of everything but ballots: UUIDv7, assigned by the application, so that they sort by the time of recording.
/// </summary>
/// <param name="clock">The clock whose time stands in the ids.</param>
public class IdSource(TimeProvider clock)
{
    /// <summary>A new id.</summary>
#pragma warning disable RS0030 // The one place where ids are made.
    public virtual Guid New() => Guid.CreateVersion7(clock.GetUtcNow());
#pragma warning restore RS0030
}
