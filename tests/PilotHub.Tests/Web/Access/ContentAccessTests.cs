using System.Text.Json;
using PilotHub.Content;
using PilotHub.Content.Accounts;
using PilotHub.Web.Access;
using PilotHub.Web.Site;

namespace PilotHub.Tests.Web.Access;

public sealed class ContentAccessTests
{
    private static readonly SiteSnapshot Site = new()
    {
        Generation = 1,
        Roles = new Dictionary<string, Role>
        {
            ["Authenticated"] = new("Authenticated", "", ["ViewContent"]),
            ["Author"] = new("Author", "", ["EditOwnContent", "ViewOwnContent", "DeleteOwnContent"]),
            ["Editor"] = new("Editor", "", ["EditContent", "PublishContent", "DeleteContent"]),
            ["Ethics"] = new("Ethics", "", ["Edit_EthicsReview", "Publish_EthicsReview"]),
            ["Works council"] = new("Works council", "", []),
            ["Administrator"] = new("Administrator", "", []),
        },
    };

    [Fact]
    public void What_is_published_for_the_organisation_is_read_by_everybody_in_it()
    {
        var item = Case("Organisation");

        Assert.True(ContentAccess.May(Person(), ContentAction.View, item));
        Assert.True(ContentAccess.May(Person(), ContentAction.List, item));
        Assert.False(ContentAccess.May(Person(), ContentAction.Edit, item));
        Assert.True(ContentAccess.May(Reader.Anonymous(Site, mayRead: true), ContentAction.View, item));
        Assert.False(ContentAccess.May(Reader.Anonymous(Site, mayRead: false), ContentAction.View, item));
    }

    [Fact]
    public void What_is_for_groups_is_read_by_their_members_those_responsible_and_those_who_may_edit_it()
    {
        var item = Case("Groups", visibleTo: ["Works council", "Legal"], owner: "u-owner", deputy: "u-deputy");

        Assert.True(ContentAccess.May(Person("Works council"), ContentAction.View, item));
        Assert.True(ContentAccess.May(Person("Works council"), ContentAction.List, item));
        Assert.True(ContentAccess.May(Person("Editor"), ContentAction.List, item));
        Assert.True(ContentAccess.May(Person("Administrator"), ContentAction.List, item));
        Assert.True(ContentAccess.May(Someone("u-owner"), ContentAction.View, item));
        Assert.True(ContentAccess.May(Someone("u-deputy"), ContentAction.View, item));
        Assert.False(ContentAccess.May(Person("Author"), ContentAction.View, item));
        Assert.False(ContentAccess.May(Person(), ContentAction.List, item));
        Assert.False(ContentAccess.May(Reader.Anonymous(Site, mayRead: true), ContentAction.View, item));
    }

    [Fact]
    public void What_is_unlisted_is_read_by_link_and_listed_to_nobody()
    {
        var item = Case("Unlisted");

        Assert.True(ContentAccess.May(Person(), ContentAction.View, item));
        Assert.All(new[] { Person(), Person("Editor"), Person("Administrator") }, reader => Assert.False(ContentAccess.May(reader, ContentAction.List, item)));
    }

    [Fact]
    public void A_draft_is_seen_by_those_who_may_edit_it()
    {
        var draft = Case("Organisation", owner: "u-author") with { Published = false };

        Assert.True(ContentAccess.May(Someone("u-author", "Author"), ContentAction.View, draft));
        Assert.True(ContentAccess.May(Someone("u-author", "Author"), ContentAction.Edit, draft));
        Assert.True(ContentAccess.May(Person("Editor"), ContentAction.View, draft));
        Assert.True(ContentAccess.May(Person("Administrator"), ContentAction.View, draft));
        Assert.False(ContentAccess.May(Someone("u-other", "Author"), ContentAction.View, draft));
        Assert.False(ContentAccess.May(Someone("u-author"), ContentAction.View, draft));
        Assert.False(ContentAccess.May(Person(), ContentAction.View, draft));
        Assert.False(ContentAccess.May(Reader.Anonymous(Site, mayRead: true), ContentAction.View, draft));
    }

    [Fact]
    public void The_essence_of_an_item_is_answered_for_as_the_item_itself()
    {
        ContentItem[] items =
        [
            Case("Organisation"), Case("Unlisted"), Case("Groups", visibleTo: ["Works council"], owner: "u-owner", deputy: "u-deputy"),
            Case("Organisation", owner: "u-owner") with { Published = false }, Case("Groups") with { Owner = "u-author" },
        ];
        Reader[] readers =
        [
            Person(), Person("Works council"), Person("Editor"), Person("Administrator"), Someone("u-owner"), Someone("u-deputy"), Someone("u-author", "Author"),
            Someone("u-owner", "Author"), Reader.Anonymous(Site, mayRead: true), Reader.Anonymous(Site, mayRead: false),
        ];
        Assert.All(
            from item in items from reader in readers from action in Enum.GetValues<ContentAction>() select (item, reader, action),
            asked => Assert.Equal(ContentAccess.May(asked.reader, asked.action, asked.item), ContentAccess.May(asked.reader, asked.action, ContentAccess.EssenceOf(asked.item))));
    }

    [Fact]
    public void An_author_edits_and_deletes_the_own_and_publishes_nothing()
    {
        var (own, other) = (Case("Organisation", owner: "u-author"), Case("Organisation", owner: "u-other"));
        var author = Someone("u-author", "Author");

        Assert.True(ContentAccess.May(author, ContentAction.Edit, own));
        Assert.True(ContentAccess.May(author, ContentAction.Delete, own));
        Assert.False(ContentAccess.May(author, ContentAction.Publish, own));
        Assert.False(ContentAccess.May(author, ContentAction.Edit, other));
        Assert.False(ContentAccess.May(author, ContentAction.Delete, other));
        Assert.True(ContentAccess.MayCreate(author, "PilotCase"));
        Assert.False(ContentAccess.MayCreate(Person(), "PilotCase"));
    }

    [Fact]
    public void A_permission_for_one_type_holds_for_that_type()
    {
        var (review, pilot) = (new ContentItem { ContentItemId = "r", ContentType = "EthicsReview", Published = true }, Case("Organisation"));

        Assert.True(ContentAccess.May(Person("Ethics"), ContentAction.Publish, review));
        Assert.False(ContentAccess.May(Person("Ethics"), ContentAction.Publish, pilot));
    }

    private static Reader Person(params string[] roles) => Someone("u-nobody", roles);

    private static Reader Someone(string userId, params string[] roles) => Reader.Of(new(userId, userId) { RoleNames = roles }, Site);

    private static ContentItem Case(string visibility, string[]? visibleTo = null, string owner = "u-owner", string deputy = "u-none") => new()
    {
        ContentItemId = "case",
        ContentType = "PilotCase",
        Published = true,
        Content = JsonSerializer.SerializeToElement(new
        {
            PilotCase = new
            {
                Visibility = new { Text = visibility },
                VisibleTo = new { Values = visibleTo ?? [] },
                Owner = new { UserIds = new[] { owner } },
                Deputy = new { UserIds = new[] { deputy } },
            },
        }),
    };
}
