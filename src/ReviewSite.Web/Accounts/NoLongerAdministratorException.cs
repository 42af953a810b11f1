namespace ReviewSite.Web.Accounts;

/// <summary>
/// The administrator who makes a change was demoted or disabled while it waited for the write lock. Nothing was saved.
/// </summary>
public sealed class NoLongerAdministratorException() : Exception("You are no longer an administrator.");
