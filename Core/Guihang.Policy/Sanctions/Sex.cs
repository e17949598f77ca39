namespace Guihang.Policy.Sanctions;

/// <summary>A person's sex (性别), as the personal file states it.</summary>
public enum Sex
{
    /// <summary>Female (女).</summary>
    Female,

    /// <summary>Male (男).</summary>
    Male,
}
