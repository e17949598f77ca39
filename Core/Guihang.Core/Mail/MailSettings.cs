namespace Guihang.Core.Mail;

/// <summary>How messages leave the house: section "Mail" of the configuration.</summary>
public sealed record MailSettings
{
    /// <summary>Where messages go.</summary>
    public MailKind Kind { get; init; }

    /// <summary>Whether officers are reminded of overdue visits. With reminders and nowhere to send them the host does not start.</summary>
    public bool Reminders { get; init; }

    /// <summary>The folder for <see cref="MailKind.File"/>: one .eml for each message.</summary>
    public string Folder { get; init; } = "data/outbox-mail";

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "guihang@localhost";

    /// <summary>The mail server.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 25;

    /// <summary>Whether the connection is encrypted: with STARTTLS, or from the start on port 465.</summary>
    public bool UsesTls { get; init; }

    /// <summary>The name with which the host signs in at the server; empty where it does not.</summary>
    public string User { get; init; } = "";

    /// <summary>The password to it.</summary>
    public string Password { get; init; } = "";

    /// <summary>What links in messages begin with: the address at which officers reach the host.</summary>
    public string LinkBase { get; init; } = "http://localhost:5080";
}

/// <summary>Where messages go.</summary>
public enum MailKind
{
    /// <summary>Nowhere: no message can be ordered.</summary>
    None,

    /// <summary>Into a folder.</summary>
    File,

    /// <summary>To a mail server.</summary>
    Smtp,
}
