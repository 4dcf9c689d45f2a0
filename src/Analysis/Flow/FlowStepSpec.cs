using QA.Analysis.Rules;

namespace QA.Analysis.Flow;

/// <summary>A step as its file describes it; acts are named by their numbers in the book of acts.</summary>
/// <param name="After">What makes the step due; empty where the scenario itself does.</param>
/// <param name="Before">What must not come before the proof.</param>
/// <param name="Turns">In how many agent turns after that the proof must come.</param>
/// <param name="Proof">What the code looks at, in words; null where acts prove it.</param>
internal sealed record FlowStepSpec(
    string Name, Localized Title, RuleSource Source, BuiltInStep? Check, int[] After, int[] Seen, int[] Before, int Turns, Localized? Proof);

/// <summary>Steps that are more than words: the code looks at them.</summary>
internal enum BuiltInStep { Response, Greeting, Closing, Guide, Wait, Answer, Verify, FollowUp, Thanks, Contact }

/// <summary>场景: what customers come with, and the steps expected then.</summary>
/// <param name="When">The customer's acts that it is recognised by.</param>
/// <param name="YieldsTo">Numbers of scenarios that it gives way to where they were recognised no later.</param>
internal sealed record ScenarioSpec(
    string Name, Localized Title, RuleSource Source, bool EnglishOnly, int[] When, string[] YieldsTo, int[] Steps);
