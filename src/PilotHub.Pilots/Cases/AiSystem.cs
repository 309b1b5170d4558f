namespace PilotHub.Pilots.Cases;

/// <summary>The kind of AI that a pilot uses.</summary>
public enum AiClass
{
    /// <summary>Acts in several steps on its own.</summary>
    Agentic,

    /// <summary>Learns from tables.</summary>
    ClassicalML,

    /// <summary>Sees.</summary>
    Vision,

    /// <summary>Makes text, pictures or sound.</summary>
    Generative,

    /// <summary>Reads language.</summary>
    NLP,

    /// <summary>Learns by trying.</summary>
    ReinforcementLearning,
}

/// <summary>Who makes the system.</summary>
public enum Sourcing
{
    /// <summary>Bought.</summary>
    Vendor,

    /// <summary>Made in the house.</summary>
    InHouse,

    /// <summary>Some of each.</summary>
    Both,
}

/// <summary>Where a person stands while the system works.</summary>
public enum HumanReview
{
    /// <summary>A person confirms each result.</summary>
    InTheLoop,

    /// <summary>A person watches and can step in.</summary>
    OnTheLoop,

    /// <summary>Nobody looks at single results.</summary>
    OutOfTheLoop,
}

/// <summary>What a pilot runs on and how people watch over it.</summary>
public sealed record AiSystem(
    Choice<AiClass> Class, Choice<Sourcing> Sourcing, string Vendor, string Model, Choice<HumanReview> HumanReview, string HumanReviewHow)
{
    internal static AiSystem Read(PartReader fields) => new(
        fields.Choice<AiClass>("AiClass"), fields.Choice<Sourcing>("Sourcing"), fields.Text("Vendor"), fields.Text("Model"),
        fields.Choice<HumanReview>("HumanReview"), fields.Text("HumanReviewHow"));
}
