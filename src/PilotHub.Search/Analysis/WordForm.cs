namespace PilotHub.Search.Analysis;

/// <summary>One of the forms in which words are indexed, each in fields of its own.</summary>
internal enum WordForm
{
    Exact,
    English,
    German,

    /// <summary>Both stems, each once where they are the same.</summary>
    Stems,
}
