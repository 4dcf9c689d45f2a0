namespace QA.Analysis.Statistics;

/// <summary>A figure that never stands alone: its value, its 95 % interval and how many observations it rests on.</summary>
/// <remarks>The interval is null where it is not defined (one observation); there is no estimate where there is none.</remarks>
public sealed record Estimate(double Value, double? Low, double? High, int N);

/// <summary>A share with its numerator and denominator; <see cref="Value"/>, <see cref="Low"/> and <see cref="High"/> are 0 to 1.</summary>
public sealed record Rate(int Numerator, int Denominator, double Value, double Low, double High);
