using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Data;

namespace Guihang.Host.Demo;

/// <summary>The demo's codes: the same on every machine, so that examples can name them. They are secrets of nobody.</summary>
internal sealed class DemoSecretSource(DemoIdSource ids) : SecretSource
{
    private string _step = "";
    private int _made;

    /// <inheritdoc/>
    public override void Fill(Span<byte> bytes)
    {
        (_step, _made) = (ids.Step, ids.Step == _step ? _made + 1 : 0);
        SHA256.HashData(Encoding.UTF8.GetBytes($"{_step}/secret/{_made}")).AsSpan(0, bytes.Length).CopyTo(bytes);
    }
}
