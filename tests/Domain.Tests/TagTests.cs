using Domain.Nodes;
using Domain.Tags;
using Xunit;
using static Domain.Nodes.NodeEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class TagTests
{
    private static readonly Spec<Node, NodeEvent> Node = new(Nodes.Node.Initial, Nodes.Node.Evolve, NodeJson.Types);
    private static readonly FileCreated File = new(Home, Docs, "report.txt", Text, Ann);

    [Theory]
    [InlineData("urgent", "urgent")]
    [InlineData("  für später ", "für später")]
    [InlineData("日本 😀", "日本 😀")]
    public void A_tag_is_what_was_typed_without_the_blanks_around_it(string text, string expected) =>
        Assert.Equal(expected, Tag.Parse(text, out _)?.Value);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a,b")]
    [InlineData("a\nb")]
    [InlineData("\ud800")]
    public void What_could_not_be_told_from_other_tags_is_none(string text)
    {
        Assert.Null(Tag.Parse(text, out var refusal));
        Assert.Equal(RefusalCode.InvalidInput, refusal?.Code);
    }

    [Fact]
    public void A_tag_has_an_end()
    {
        Assert.NotNull(Tag.Parse(new string('x', Tag.MaxLength), out _));
        Assert.Null(Tag.Parse(new string('x', Tag.MaxLength + 1), out _));
    }

    [Fact]
    public void A_list_has_commas_between_and_each_tag_once()
    {
        Assert.Equal(["a", "b"], Tag.ParseList(" a, b,a,,", out _)!.Select(tag => tag.Value));
        Assert.Empty(Tag.ParseList(" ", out _)!);
        Assert.Null(Tag.ParseAll(["fine", "not,fine"], out var refusal));
        Assert.NotNull(refusal);
    }

    [Fact]
    public void Only_tags_that_are_new_are_recorded() =>
        Node.After(File).When(n => NodeDecider.AddTags(n, ["a"], Words("a", "b"), Bob)).Follows(new TagsAdded(Home, ["b"], Bob));

    [Fact]
    public void Only_tags_that_are_there_are_taken() =>
        Node.After(File).When(n => NodeDecider.RemoveTags(n, ["a"], Words("a", "b"), Bob)).Follows(new TagsRemoved(Home, ["a"], Bob));

    [Fact]
    public void What_is_so_already_is_not_recorded_again()
    {
        Node.After(File).When(n => NodeDecider.AddTags(n, ["a", "b"], Words("a"), Bob)).NothingFollows();
        Node.After(File).When(n => NodeDecider.RemoveTags(n, ["b"], Words("a"), Bob)).NothingFollows();
        Node.After(File).When(n => NodeDecider.SetTags(n, ["b", "a"], Words("a", "b"), Bob)).NothingFollows();
    }

    [Fact]
    public void Tags_set_anew_take_the_place_of_those_that_were() =>
        Node.After(File).When(n => NodeDecider.SetTags(n, ["a", "b"], Words("b", "c"), Bob))
            .Follows(new TagsRemoved(Home, ["a"], Bob), new TagsAdded(Home, ["c"], Bob));

    [Fact]
    public void A_thing_has_at_most_so_many_tags()
    {
        var most = Enumerable.Range(0, NodeDecider.TagsMax).Select(i => $"t{i}").ToArray();
        Node.After(File).When(n => NodeDecider.AddTags(n, most, Words("one more"), Bob)).IsRefused(RefusalCode.LimitExceeded);
        Node.After(File).When(n => NodeDecider.AddTags(n, most[1..], Words("one more"), Bob)).Follows(new TagsAdded(Home, ["one more"], Bob));
    }

    [Fact]
    public void What_is_gone_or_in_the_trash_is_tagged_no_more()
    {
        Node.After().When(n => NodeDecider.AddTags(n, [], Words("a"), Bob)).IsRefused(RefusalCode.NotFound);
        Node.After(File, new Trashed(Home, Docs, "report.txt", "docs/report.txt", Ann))
            .When(n => NodeDecider.AddTags(n, [], Words("a"), Bob)).IsRefused(RefusalCode.NotFound);
    }

    private static Tag[] Words(params string[] texts) => [.. texts.Select(text => Tag.Parse(text, out _)!.Value)];
}
