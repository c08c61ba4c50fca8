using Domain.Locks;
using Domain.Nodes;
using Xunit;
using static Domain.Nodes.NodeEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

public class NodeTests
{
    private static readonly Spec<Node, NodeEvent> Node = new(Nodes.Node.Initial, Nodes.Node.Evolve, NodeJson.Types);

    private static readonly FileCreated File = new(Home, Docs, "report.txt", Text, Ann);
    private static readonly FolderCreated Folder = new(Home, Root, "docs", Ann);
    private static readonly RootCreated TheRoot = new(Home, Ann);
    private static readonly Trashed ToTrash = new(Home, Docs, "report.txt", "docs/report.txt", Ann);

    [Fact]
    public void A_new_file_is_recorded_with_its_content() => Node.After().When(n => NodeDecider.CreateFile(n, File)).Follows(File);

    [Fact]
    public void A_new_folder_is_recorded() => Node.After().When(n => NodeDecider.CreateFolder(n, Folder)).Follows(Folder);

    [Fact]
    public void An_id_that_is_in_use_makes_no_second_node() =>
        Node.After(Folder).When(n => NodeDecider.CreateFile(n, File)).IsRefused(RefusalCode.Conflict);

    [Fact]
    public void New_content_tells_how_much_it_replaces() =>
        Node.After(File).When(n => NodeDecider.Upload(n, Text with { SizeBytes = 7 }, Bob))
            .Follows(new ContentUploaded(Home, Text with { SizeBytes = 7 }, 120, Bob));

    [Fact]
    public void The_same_content_uploaded_again_is_a_fact_of_its_own() =>
        Node.After(File, new ContentUploaded(Home, Text, 120, Ann)).When(n => NodeDecider.Upload(n, Text, Ann))
            .Follows(new ContentUploaded(Home, Text, 120, Ann));

    [Fact]
    public void A_folder_takes_no_content() =>
        Node.After(Folder).When(n => NodeDecider.Upload(n, Text, Ann)).IsRefused(RefusalCode.WrongKind);

    [Fact]
    public void What_is_in_the_trash_takes_no_content() =>
        Node.After(File, ToTrash).When(n => NodeDecider.Upload(n, Text, Ann)).IsRefused(RefusalCode.NotFound);

    [Fact]
    public void An_old_version_becomes_current_again() =>
        Node.After(File).When(n => NodeDecider.RestoreVersion(n, 17, Text with { SizeBytes = 3 }, Ann))
            .Follows(new VersionRestored(Home, 17, Text with { SizeBytes = 3 }, 120, Ann));

    [Fact]
    public void A_folder_has_no_versions() =>
        Node.After(Folder).When(n => NodeDecider.RestoreVersion(n, 17, Text, Ann)).IsRefused(RefusalCode.WrongKind);

    [Fact]
    public void Another_name_in_the_same_folder_is_a_rename() =>
        Node.After(File).When(n => NodeDecider.Move(n, Docs, Name("summary.txt"), false, Bob))
            .Follows(new Renamed(Home, Docs, "report.txt", "summary.txt", Bob));

    [Fact]
    public void Another_folder_is_a_move() =>
        Node.After(File).When(n => NodeDecider.Move(n, Root, Name("report.txt"), false, Bob))
            .Follows(new Moved(Home, Docs, "report.txt", Root, "report.txt", Bob));

    [Fact]
    public void A_move_to_where_it_is_does_nothing() =>
        Node.After(File).When(n => NodeDecider.Move(n, Docs, Name("report.txt"), false, Bob)).NothingFollows();

    [Fact]
    public void A_name_that_differs_in_case_only_is_another_name() =>
        Node.After(File).When(n => NodeDecider.Move(n, Docs, Name("Report.txt"), false, Bob))
            .Follows(new Renamed(Home, Docs, "report.txt", "Report.txt", Bob));

    [Fact]
    public void A_folder_cannot_go_below_itself() =>
        Node.After(Folder).When(n => NodeDecider.Move(n, Report, Name("docs"), true, Ann)).IsRefused(RefusalCode.Cycle);

    [Fact]
    public void The_root_cannot_be_moved() =>
        Node.After(TheRoot).When(n => NodeDecider.Move(n, Docs, Name("docs"), false, Ann)).IsRefused(RefusalCode.Forbidden);

    [Fact]
    public void The_root_cannot_be_trashed() =>
        Node.After(TheRoot).When(n => NodeDecider.Trash(n, "", Ann)).IsRefused(RefusalCode.Forbidden);

    [Fact]
    public void The_trash_remembers_where_a_thing_was() =>
        Node.After(File).When(n => NodeDecider.Trash(n, "docs/report.txt", Ann)).Follows(ToTrash);

    [Fact]
    public void Trashing_twice_does_nothing() =>
        Node.After(File, ToTrash).When(n => NodeDecider.Trash(n, "docs/report.txt", Ann)).NothingFollows();

    [Fact]
    public void What_is_in_the_trash_comes_back_anywhere() =>
        Node.After(File, ToTrash).When(n => NodeDecider.Restore(n, Root, Name("again.txt"), Bob))
            .Follows(new Restored(Home, Root, "again.txt", Bob));

    [Fact]
    public void What_is_not_in_the_trash_cannot_come_back() =>
        Node.After(File).When(n => NodeDecider.Restore(n, Root, Name("again.txt"), Bob)).IsRefused(RefusalCode.Conflict);

    [Fact]
    public void Only_the_trash_can_be_purged() =>
        Node.After(File).When(n => NodeDecider.Purge(n, 120, Ann)).IsRefused(RefusalCode.Forbidden);

    [Fact]
    public void A_purge_tells_what_it_gives_back() =>
        Node.After(File, ToTrash).When(n => NodeDecider.Purge(n, 120, Ann)).Follows(new Purged(Home, 120, Ann));

    [Fact]
    public void Purging_twice_does_nothing() =>
        Node.After(File, ToTrash, new Purged(Home, 120, Ann)).When(n => NodeDecider.Purge(n, 120, Ann)).NothingFollows();

    [Fact]
    public void The_time_that_is_set_already_is_not_recorded_again() =>
        Node.After(File).When(n => NodeDecider.SetMtime(n, Noon, Ann)).NothingFollows();

    [Fact]
    public void Another_time_is_recorded() =>
        Node.After(File).When(n => NodeDecider.SetMtime(n, Noon.AddHours(1), Ann)).Follows(new MtimeSet(Home, Noon.AddHours(1), Ann));

    [Fact]
    public void Only_properties_that_change_are_recorded() =>
        Node.After(File)
            .When(n => NodeDecider.ChangeProperties(
                n, [Colour("<c>red</c>"), new("urn:x", "old", "<o/>")],
                [Colour("<c>red</c>"), new("urn:x", "new", "<n/>")],
                [new("urn:x", "old"), new("urn:x", "never")], Ann))
            .Follows(new PropertiesChanged(Home, [new("urn:x", "new", "<n/>")], [new("urn:x", "old")], Ann));

    [Fact]
    public void Properties_that_are_so_already_change_nothing() =>
        Node.After(File).When(n => NodeDecider.ChangeProperties(n, [Colour("<c/>")], [Colour("<c/>")], [], Ann)).NothingFollows();

    [Fact]
    public void No_more_properties_are_kept_than_the_limit() =>
        Node.After(File).When(n => NodeDecider.ChangeProperties(n, Many(NodeDecider.PropertiesMax), [Colour("<c/>")], [], Ann))
            .IsRefused(RefusalCode.LimitExceeded);

    [Fact]
    public void At_the_limit_a_property_can_still_change() =>
        Node.After(File)
            .When(n => NodeDecider.ChangeProperties(n, Many(NodeDecider.PropertiesMax), [new("urn:x", "p0", "<new/>")], [], Ann))
            .Follows(new PropertiesChanged(Home, [new("urn:x", "p0", "<new/>")], [], Ann));

    private static Property[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => new Property("urn:x", $"p{i}", "<p/>"))];
}
