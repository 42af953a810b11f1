using System.Collections.Frozen;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Words that tell a publication's name from a person's.</summary>
internal static class NameLists
{
    private static readonly FrozenSet<string> _publicationWords = Set(
        """
        times post news magazine journal daily weekly the guardian independent observer chronicle tribune herald gazette
        star sun globe press review reviews film films movie movies cinema cine screen radio tv television network
        entertainment magazin zeitung spiegel zeit welt tagesspiegel tageszeitung monde figaro libération liberation
        parisien télérama telerama cahiers positif première premiere inrockuptibles presse nouvel obs humanité croix
        express point país pais mundo vanguardia abc periódico diario fotogramas cinemanía cinemania sensacine jornal
        taz derstandard folha estado globo público politiken berlingske jyllands-posten ekstra bladet information
        weekendavisen avis avisen tidende posten dagbladet aftenposten aftonbladet expressen svenska dagens nyheter
        corriere repubblica stampa messaggero giornale gazzetta mymovies variety reporter indiewire slate salon vulture
        empire total atlantic yorker york angeles washington boston chicago francisco philadelphia toronto dallas
        detroit village voice wire av club ringer collider rolling stone time people usa today bbc cnn npr nyt online
        blog web site .com digital media standard telegraph mail mirror scotsman irish sydney australian age sight sound
        little white lies cineuropa critic critics cinéma kino filmdienst epd rundschau süddeutsche allgemeine neue
        zürcher kurier presse standard ny revue le la les el il der die das l'express 新聞 誌 タイムズ 映画 ニュース キネマ旬報 日報 报 报纸
        weekly week sunday evening morning public paste playlist awards radar verge wired den report dispatch inquirer
        examiner bee union-tribune post-gazette post-dispatch ledger register courier sentinel beat insider portal
        bulletin outlet hour lantern papers paper record signal argus mercury echo clarion quarterly monthly
        """
    );

    private static readonly FrozenSet<string> _firstNames = Set(
        """
        adam alan alex alexander alexandra alfred alice alison alonso amanda amy ana anders andrea andreas andrew andy
        angela ann anna anne annette anthony antoine antonio armond arthur astrid barbara ben benjamin bernard bill
        birgit bob bosley boyd brad brian bruce camilla carla carlo carlos carmen caroline carrie catherine chris
        christian christina christine christoph christopher claire claudia clara claus colin connie courtney dana daniel
        daniela david dave deborah dennis derek desson diego dominik don donald dorothea doug ed eduardo edward elena
        elisabeth elizabeth ella ellen elvis emanuel emanuela emily emma enrique eric erik ernesto ethan eva evan fabien
        fabio federico fernando fionnuala fiona florian francesca francesco francis franck franco frank fred frederic
        françois gary geoff geoffrey george georg gene giorgio giovanni giulia glenn godfrey greg guillaume gunnar guy
        hans harald harry heinrich helen helena helle henrik henry howard hubert hugo ian ida inge ingrid isabel
        isabelle jack jacob jacques jake james jan jane janet jason javier jay jean jean-baptiste jean-marc jean-pierre
        jeff jeffrey jen jennifer jens jeremy jesper jessica jim joan joe joel johan johanna john johannes jon jonas
        jonathan jordi jorge josé joseph josh joshua juan judith julia julie julien justin kai karen karin karl karsten
        kate katharina katherine kathrin keith kelly ken kenneth kevin kim kirk kirsten kyle lars laura laurent lawrence
        lea leah lena leonard leslie linda lisa liz lorenzo louis louise luca lucas lucy luis luke mads magnus manohla
        manuel marc marco marcus margaret maria marie mario marjorie mark markus marta martin mary mathias matt matthew
        matthias maurizio max megan melanie mette michael michel michele michelle mick miguel mike mikkel miriam moira
        monica morten nadine nancy natalia natalie nathalie neil nick nicola nicolas nicole niels nigel nina noel olaf
        ole oliver olivia olivier otto owen pablo paola paolo pascal patricia patrick paul paula pauline pedro peggy
        peter petra philip philippe phil pierre pia rachel rafael ralf ray rebecca rene rené rex ricardo richard rick
        rita rob robbie robert roberta roberto rodrigo roger roland rolf roman ron rosa ross roxana roxane rudolf ruth
        ryan sabine sally sam samuel sandra sara sarah scott sean sebastian serge sheila sheri silvia simon sofia sonia
        sophie stefan stefano steffen stella stephanie stephen steve steven stuart sue susan susanne sven sylvie søren
        tasha ted terri terry theresa thierry thomas tim timothy tina todd tom tomas tommaso toni tony ty uwe ursula
        valentina valeria vanessa vera verena victor victoria vincent virginie walter wendy wesley will william wolfgang
        xavier yves yvonne zoe åsa jørgen jürgen björn
        """
    );

    public static bool HasPublicationWord(string name)
    {
        var words = name.Split([' ', '-', '/', '\'', '’', '.'], StringSplitOptions.RemoveEmptyEntries);
        return _publicationWords.Contains(SearchKey.Of(name))
            || words.Any(w => _publicationWords.Contains(SearchKey.Of(w)))
            || name.AsSpan().ContainsAny("新聞誌") && name.Length > 1;
    }

    public static bool IsFirstName(string word) => _firstNames.Contains(SearchKey.Of(word));

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(SearchKey.Of).ToFrozenSet();
}
