namespace ReviewSite.Web.Store;

/// <summary>Keeps other programs from writing. It is given up when its holder dies, however it dies.</summary>
public interface IStoreLock
{
    /// <returns>To be disposed of when all is written; none while another program holds it.</returns>
    IDisposable? TryTake();
}
