using System.Collections.Frozen;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Month names are listed here, because a host without culture data knows only the English ones.</summary>
internal static class MonthNames
{
    private static readonly FrozenDictionary<string, int> _months = Read(
        """
        january february march april may june july august september october november december
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        januar februar märz april mai juni juli august september oktober november dezember
        jänner februar marts april maj juni juli august september oktober november december
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
        janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        januari februari maart april mei juni juli augustus september oktober november december
        januari februari mars april maj juni juli augusti september oktober november december
        januar februar mars april mai juni juli august september oktober november desember
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        jan feb mrz apr may jun jul aug sept oct nov dec
        janv févr mar avr mai juin juil aoû sep okt nov dez
        ene feb mar abr mag giu lug ago set ott nov dic
        """
    );

    /// <summary>The month from 1, of a whole name or of the start of one that only one month has.</summary>
    public static int? Find(string name)
    {
        var key = SearchKey.Of(name).TrimEnd('.');
        if (_months.TryGetValue(key, out var month))
        {
            return month;
        }

        var candidates =
            key.Length < 3
                ? []
                : _months
                    .Where(m => m.Key.StartsWith(key, StringComparison.Ordinal))
                    .Select(m => m.Value)
                    .Distinct()
                    .Take(2)
                    .ToList();
        return candidates is [var only] ? only : null;
    }

    private static FrozenDictionary<string, int> Read(string table) =>
        table
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index())
            .DistinctBy(m => SearchKey.Of(m.Item))
            .ToFrozenDictionary(m => SearchKey.Of(m.Item), m => m.Index + 1);
}
