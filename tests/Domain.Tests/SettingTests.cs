using Domain.Settings;
using Xunit;
using static Domain.Settings.SettingEvent;
using static Domain.Tests.Sample;
using All = Domain.Settings.Settings;

namespace Domain.Tests;

public class SettingTests
{
    private static readonly Spec<PersonSettings, SettingEvent> Person = new(PersonSettings.Initial, PersonSettings.Evolve, SettingJson.Types);
    private static readonly Setting Received = All.Find(new("872d8ef6-6f2a-42ab-af7d-f53cc81d7046"))!;
    private static readonly Setting Removed = All.Find(new("d7484394-8321-4c84-9677-741ba71e1f80"))!;

    public static TheoryData<string> Names => [.. All.All.Select(setting => setting.Name)];

    [Fact]
    public void A_choice_tells_what_counted_before()
    {
        var daily = new SettingChanged(Ann, All.EmailInterval.Id, "daily", "instant", Ann);
        Person.After().When(s => SettingDecider.Change(s, Ann, All.EmailInterval, "daily", Ann)).Follows(daily);
        Person.After(daily).When(s => SettingDecider.Change(s, Ann, All.EmailInterval, "never", Ann))
            .Follows(new SettingChanged(Ann, All.EmailInterval.Id, "never", "daily", Ann));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_counts_already_is_not_recorded(string name)
    {
        var setting = All.All.Single(each => each.Name == name);
        Person.After().When(s => SettingDecider.Change(s, Ann, setting, setting.Default, Ann)).NothingFollows();
    }

    [Theory]
    [InlineData("in-app", "in-app")]
    [InlineData("mail,in-app", "in-app,mail")]
    [InlineData("", "")]
    public void A_selection_has_one_writing(string value, string normal) => Assert.Equal(normal, Received.Normalize(value));

    [Fact]
    public void What_a_setting_does_not_take_is_refused()
    {
        Person.After().When(s => SettingDecider.Change(s, Ann, All.EmailInterval, "hourly", Ann)).IsRefused(RefusalCode.InvalidInput);
        Person.After().When(s => SettingDecider.Change(s, Ann, All.AutoAcceptShares, "yes", Ann)).IsRefused(RefusalCode.InvalidInput);
        Person.After().When(s => SettingDecider.Change(s, Ann, Received, "pigeon", Ann)).IsRefused(RefusalCode.InvalidInput);
        Person.After().When(s => SettingDecider.Change(s, Ann, Removed, "in-app,mail", Ann)).IsRefused(RefusalCode.InvalidInput);
    }

    [Fact]
    public void Whatever_is_asked_in_whatever_order_is_lawful()
    {
        Deed<PersonSettings, SettingEvent>[] deeds =
        [
            .. from setting in All.All
               from value in setting.Kind == SettingKind.Selection ? ["", "in-app"] : setting.Options
               select new Deed<PersonSettings, SettingEvent>($"{setting.Name}={value}", s => SettingDecider.Change(s, Ann, setting, value, Ann)),
        ];
        Laws.Hold(PersonSettings.Initial, PersonSettings.Evolve, deeds);
        Laws.AreAboutAll(PersonSettings.Initial, PersonSettings.Evolve, deeds);
    }
}
