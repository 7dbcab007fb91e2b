namespace Parvis.Statistics;

/// <summary>How columns are coded: a single choice is 0 … k−1, a multiple choice a set of bits, a number a double.</summary>
public static class Codes
{
    /// <summary>A missing single choice.</summary>
    public const ushort Missing = ushort.MaxValue;

    /// <summary>Most options a multiple choice may have: one bit each.</summary>
    public const int MostOptions = 64;
}
