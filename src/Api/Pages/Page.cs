using System.Globalization;
using System.Text;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;
using WebDav;

namespace Api.Pages;

/// <summary>What a link's page shows of one file or folder.</summary>
/// <param name="below">The way from what the link names to what is shown.</param>
internal sealed class Page(
    NodeRow node, IReadOnlyList<string> below, LinkRow link, Standing standing, IReadOnlyList<NodeRow> members)
{
    /// <summary>Each file goes by itself, as it is: the address is that of the folder, with its name.</summary>
    public const string Script = """
        document.querySelector('form').addEventListener('submit',async e=>{e.preventDefault();
        const f=e.target,o=document.querySelector('output');let n=0;
        for(const file of f.elements.files.files){o.textContent=`Sending ${file.name} …`;
        const r=await fetch(f.dataset.to+encodeURIComponent(file.name),{method:'PUT',body:file,
        headers:{'X-OC-Mtime':Math.floor(file.lastModified/1000),'X-Requested-With':'XMLHttpRequest'}});
        if(r.status===401){location.reload();return}
        if(!r.ok){o.textContent=`${file.name} was not taken (${r.status}).`;return}n++}
        f.reset();if(document.querySelector('table'))location.reload();else o.textContent=`${n} ${n===1?'file':'files'} sent. Thank you.`});
        """;

    public string Title => link.Label is { Length: > 0 } label && below.Count == 0 ? label : node.Name;

    private string Address => $"/dav/public-files/{link.Token}{(below.Count == 0 ? "" : Href.Encode(below, isCollection: false))}";

    public void Write(StringBuilder html)
    {
        html.Append("<p class=\"quiet\">Shared by ").Append(Html.Text(link.Grant.CreatedByName));
        if (link.Grant.Granted.ExpiresAt is { } end) html.Append(CultureInfo.InvariantCulture, $" until {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        html.Append("</p>");
        if (!node.IsFolder) WriteFile(html);
        else WriteFolder(html);
    }

    private void WriteFile(StringBuilder html)
    {
        html.Append("<p>").Append(Html.Size(node.SizeBytes)).Append("</p>");
        if (Allows(AccessAction.ReadContent))
            html.Append("<p><a class=\"button\" download href=\"").Append(Html.Text(Address)).Append("\">Download</a></p>");
    }

    private void WriteFolder(StringBuilder html)
    {
        if (Allows(AccessAction.List)) WriteMembers(html);
        else html.Append("<p>Choose files to send. Nobody sees here what was sent.</p>");
        if (!Allows(AccessAction.Write)) return;
        html.Append("<form data-to=\"").Append(Html.Text(Address)).Append("/\"><p><input type=\"file\" name=\"files\" multiple required> ")
            .Append("<button>Send</button></p><output></output>")
            .Append("<noscript>Sending needs a browser that runs scripts.</noscript></form><script>").Append(Script).Append("</script>");
    }

    private void WriteMembers(StringBuilder html)
    {
        html.Append("<table><thead><tr><th>Name</th><th>Size</th></tr></thead><tbody>");
        if (below.Count > 0) Html.Row(html, "..", $"/s/{link.Token}{Href.Encode(below.SkipLast(1), isCollection: false)}", "");
        foreach (var member in members)
        {
            var way = Href.Encode([.. below, member.Name], isCollection: false);
            var mayOpen = member.IsFolder || Allows(AccessAction.ReadContent);
            Html.Row(html, member.IsFolder ? member.Name + "/" : member.Name,
                !mayOpen ? null : member.IsFolder ? $"/s/{link.Token}{way}" : $"/dav/public-files/{link.Token}{way}", Html.Size(member.SizeBytes));
        }

        html.Append("</tbody></table>");
        if (members.Count == 0) html.Append("<p class=\"quiet\">Nothing is in here.</p>");
        if (members.Count == LinkPage.ListedMax)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\">These are the first {LinkPage.ListedMax}.</p>");
    }

    private bool Allows(AccessAction action) => AccessRules.Authorize(action, standing).IsAllowed;
}
