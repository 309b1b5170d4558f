namespace PilotHub.Pilots.Cases;

/// <summary>How closely an organisation guards the data that a pilot works with.</summary>
public enum DataClass
{
    /// <summary>Anybody may see it.</summary>
    Public,

    /// <summary>Everybody in the organisation may see it.</summary>
    Internal,

    /// <summary>Only those who need it may see it.</summary>
    Confidential,

    /// <summary>Only named persons may see it.</summary>
    StrictlyConfidential,
}

/// <summary>The class of risk under the European AI Act, as the team or its reviewers judged it.</summary>
public enum AiActRisk
{
    /// <summary>Nobody has judged it yet.</summary>
    NotAssessed,

    /// <summary>Not an AI system in the Act's sense.</summary>
    NotAI,

    /// <summary>No duties beyond AI literacy.</summary>
    Minimal,

    /// <summary>People must be told that they deal with AI.</summary>
    Transparency,

    /// <summary>High risk as a safety component of a regulated product.</summary>
    HighAnnexI,

    /// <summary>High risk by its field of use.</summary>
    HighAnnexIII,

    /// <summary>In a field of Annex III, yet exempt.</summary>
    AnnexIIIExempt,

    /// <summary>Not allowed.</summary>
    Prohibited,
}

/// <summary>Which data a pilot uses and what the law makes of it. <see cref="PersonalData"/> is null where nobody has said.</summary>
public sealed record DataUse(string Sources, Choice<DataClass> Class, bool? PersonalData, Choice<AiActRisk> AiActRisk, string AiActJustification)
{
    internal static DataUse Read(PartReader fields) => new(
        fields.Text("DataSources"), fields.Choice<DataClass>("DataClass"), fields.Flag("PersonalData"),
        fields.Choice<AiActRisk>("AiActRisk"), fields.Text("AiActJustification"));
}
