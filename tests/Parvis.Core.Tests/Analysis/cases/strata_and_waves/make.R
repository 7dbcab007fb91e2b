# Makes this folder's files: Rscript make.R (R 4, packages survey and jsonlite). CC0.
suppressMessages({library(survey); library(jsonlite)})
set.seed(7)
n <- 600
A <- c('Très d\'accord, oui','Plutôt "oui"','ni; oui/ni non','Non | jamais','éàç ŒÆ',' espace ')
q1 <- sample(A, n, TRUE, c(.3,.25,.2,.15,.08,.02)); q1[sample(n,30)] <- NA
q2 <- sample(c('1','2','3','4','5'), n, TRUE, c(.05,.1,.2,.3,.35)); q2[sample(n,40)] <- NA
sex <- sample(c('F','H'), n, TRUE, c(.56,.44)); sex[sample(n,6)] <- NA
yes <- ifelse(runif(n) < ifelse(is.na(sex)|sex=='F',.42,.47),'Oui','Non'); yes[sample(n,10)] <- NA
rare <- ifelse(seq_len(n) %in% sample(n,4),'Oui','Non')
wave <- sample(c(2021,2022,2023), n, TRUE)
age <- sample(18:90, n, TRUE); age[sample(n,40)] <- NA
inc <- round(1e9 + rnorm(n)*3, 4); inc[sample(n,40)] <- NA
strata <- sample(c('Nord','Sud','Ouest'), n, TRUE, c(.5,.3,.2))
psu <- sample(1:12, n, TRUE)
w <- round(runif(n,.2,4),4)
fpc <- c(Nord=400,Sud=150,Ouest=90)[strata]
opts <- paste0('option ',1:17,', "n°',1:17,'"')
m <- matrix(runif(n*17) < rep(seq(.02,.5,length=17), each=n), n); m[sample(n,60),] <- FALSE
multi <- apply(m,1,function(r) paste(opts[r], collapse='|'))
d <- data.frame(id=1:n,q1,q2,sex,yes,rare,wave,age,inc,strata,psu,w,fpc,multi)
esc <- function(x) { x <- ifelse(is.na(x),'',as.character(x)); ifelse(grepl('[",\n]',x), paste0('"',gsub('"','""',x),'"'), x) }
dd <- d; dd$inc <- ifelse(is.na(inc),NA,sprintf('%.4f',inc)); dd$w <- sprintf('%.4f',w)
writeLines(c(paste(names(d),collapse=','), do.call(paste,c(lapply(dd,esc),sep=','))),'data.csv')
cat_ <- function(name,codes,ord=FALSE,scores=NULL){ r <- list(name=name,type='string',categories=lapply(codes,function(c) list(value=c,label=c))); if(ord) r$categoriesOrdered <- TRUE; if(!is.null(scores)) r[['parvis:scores']] <- scores; r }
pkg <- list(name='big',resources=list(list(name='data',path='data.csv',schema=list(missingValues=list(''),fields=list(
 list(name='id',type='integer'),cat_('q1',A,TRUE,setNames(as.list(c(2,1,0,-1,-2,-3)),A)),cat_('q2',as.character(1:5),TRUE),cat_('sex',c('F','H')),cat_('yes',c('Oui','Non')),cat_('rare',c('Oui','Non')),
 list(name='wave',type='integer'),list(name='age',type='integer'),list(name='inc',type='number'),cat_('strata',c('Nord','Sud','Ouest')),list(name='psu',type='integer'),list(name='w',type='number'),list(name='fpc',type='number'),
 list(name='multi',type='list',delimiter='|',categories=lapply(opts,function(c) list(value=c,label=c))))))))
write(toJSON(pkg,auto_unbox=TRUE,digits=NA),'datapackage.json')
checks <- list(); plan <- list()
add <- function(id,kind,params,result){ plan[[length(plan)+1]] <<- list(id=id,kind=kind,params=params); checks[[length(checks)+1]] <<- list(id=id,kind=kind,tier=1,result=result) }
f <- function(x,l) factor(x,levels=l)
ct <- function(id,r,c,rl,cl){ t <- table(f(d[[r]],rl),f(d[[c]],cl)); x <- suppressWarnings(chisq.test(t,correct=FALSE)); o <- as.vector(t); e <- as.vector(x$expected); G <- 2*sum(ifelse(o>0,o*log(o/e),0))
 res <- list(n=sum(t),chi2=unname(x$statistic),df=unname(x$parameter),p=x$p.value,likelihood_ratio_g=G,likelihood_ratio_p=pchisq(G,x$parameter,lower.tail=FALSE),cramers_v=sqrt(unname(x$statistic)/sum(t)/min(dim(t)-1)),adjusted_residuals=unname(matrix(x$stdres,nrow(t))),pearson_residuals=unname(matrix(x$residuals,nrow(t))))
 if(all(dim(t)==2)) { ft <- fisher.test(t); fl <- fisher.test(t,alternative='less')$p.value; fg <- fisher.test(t,alternative='greater')$p.value; y <- suppressWarnings(chisq.test(t)); res$chi2_yates <- unname(y$statistic); res$p_yates <- y$p.value; res$fisher <- list(p_two_sided=ft$p.value,p_less=fl,p_greater=fg) }
 add(id,'crosstab',list(row=r,col=c),res) }
ct('c1','q1','q2',A,1:5); ct('c2','sex','yes',c('F','H'),c('Oui','Non')); ct('c3','rare','yes',c('Oui','Non'),c('Oui','Non')); ct('c4','wave','q1',c(2021,2022,2023),A)
for (v in c('age','inc')) { x <- d[[v]]; x <- x[!is.na(x)]; tt <- t.test(x); q <- quantile(x,c(0,.25,.5,.75,1),names=FALSE)
 add(paste0('n',v),'numeric_summary',list(variable=v),list(n=length(x),mean=mean(x),variance=var(x),sd=sd(x),se=sd(x)/sqrt(length(x)),df=length(x)-1,ci_t=as.vector(tt$conf.int),min=q[1],q1=q[2],median=q[3],q3=q[4],max=q[5],missing_n=n-length(x))) }
pr <- function(id,v,mod,x,nn,base=NULL,conf=.95){ pt <- suppressWarnings(prop.test(x,nn,conf.level=conf)); pw <- prop.test(x,nn,correct=FALSE,conf.level=conf); b <- binom.test(x,nn,conf.level=conf); a <- (1-conf)/2
 add(id,'proportion_ci',c(list(variable=v,modality=mod,conf=conf),if(!is.null(base)) list(base=base)),list(x=x,n=nn,wilson=as.vector(pw$conf.int),wilson_cc=as.vector(pt$conf.int),clopper_pearson=as.vector(b$conf.int),jeffreys=c(qbeta(a,x+.5,nn-x+.5),qbeta(1-a,x+.5,nn-x+.5)))) }
pr('p1','yes','Oui',sum(yes=='Oui',na.rm=TRUE),sum(!is.na(yes)))
pr('p2','rare','Oui',4L,n,'panel'); pr('p3','rare','Non',n-4L,n,'panel',.999); pr('p4','q1',A[4],sum(q1==A[4],na.rm=TRUE),n,'panel',.5)
rt <- function(id,v,g,gl,x){ k <- kruskal.test(x,f(d[[g]],gl)); res <- list(kruskal_h=unname(k$statistic),df=unname(k$parameter),p=k$p.value)
 if(length(gl)==2){ wt <- suppressWarnings(wilcox.test(x[which(d[[g]]==gl[1])],x[which(d[[g]]==gl[2])],exact=FALSE,correct=FALSE)); wc <- suppressWarnings(wilcox.test(x[which(d[[g]]==gl[1])],x[which(d[[g]]==gl[2])],exact=FALSE)); res$mann_whitney <- list(u_first=unname(wt$statistic),p=wt$p.value,p_cc=wc$p.value) }
 add(id,'rank_test',list(variable=v,group=g),res) }
sc <- setNames(c(2,1,0,-1,-2,-3),A)[q1]
rt('r1','q1','sex',c('F','H'),unname(sc)); rt('r2','age','q2',1:5,age); rt('r3','inc','sex',c('F','H'),inc)
mg <- function(id,v,g,gl,x){ gf <- f(d[[g]],gl); ok <- !is.na(x)&!is.na(gf); a <- anova(lm(x[ok]~gf[ok])); o <- oneway.test(x[ok]~gf[ok]); res <- list(anova_f=a[1,4],anova_df=c(a[1,1],a[2,1]),anova_p=a[1,5],welch_f=unname(o$statistic),welch_df=unname(as.vector(o$parameter)),welch_p=o$p.value)
 if(length(gl)==2){ tt <- t.test(x[which(gf==gl[1])],x[which(gf==gl[2])]); res$welch_t <- list(t=unname(tt$statistic),df=unname(tt$parameter),p=tt$p.value,ci95=as.vector(tt$conf.int)) }
 add(id,'mean_by_group',list(variable=v,group=g),res) }
mg('m1','age','q1',A,age); # multiple by group
gm <- f(sex,c('F','H')); has <- rowSums(m)>0 & !is.na(gm); ps <- sapply(1:17,function(i) suppressWarnings(chisq.test(table(m[has,i],gm[has]),correct=FALSE)$p.value))
add('mb','multiple_response_by',list(variable='multi',group='sex'),list(group_codes=c('F','H'),respondents_by_group=as.vector(table(gm[has])),modalities=lapply(1:17,function(i) list(code=opts[i],n_by_group=as.vector(table(gm[has&m[,i]])),p=ps[i],p_holm=p.adjust(ps,'holm')[i],p_bh=p.adjust(ps,'BH')[i],p_by=p.adjust(ps,'BY')[i],p_bonferroni=p.adjust(ps,'bonferroni')[i]))))
# ordinal
ok <- !is.na(sc)&!is.na(q2); add('o1','ordinal_association',list(row='q1',col='q2'),list(kendall_tau_b=cor(sc[ok],as.numeric(q2[ok]),method='kendall'),spearman_rho=cor(sc[ok],as.numeric(q2[ok]),method='spearman'),pearson_r_scores=cor(sc[ok],as.numeric(q2[ok]))))
# design
d$q1f <- f(d$q1,A); d$q2f <- f(d$q2,1:5)
cd <- function(id,fp){ ds <- if(fp) svydesign(ids=~psu,strata=~strata,weights=~w,fpc=~fpc,nest=TRUE,data=d) else svydesign(ids=~psu,strata=~strata,weights=~w,nest=TRUE,data=d)
 s <- subset(ds,!is.na(q1f)); mm <- svymean(~q1f,s,deff=TRUE); ch <- svychisq(~sex+q2f,subset(ds,!is.na(sex)&!is.na(q2f)),statistic='F'); ag <- svymean(~age,subset(ds,!is.na(age)),deff=TRUE)
 add(id,'complex_design',c(list(strata='strata',psu='psu',weight='w',variables=list('q1'),means=list('age','inc'),pairs=list(list('sex','q2'))),if(fp) list(fpc='fpc')),list(frequencies=list(list(variable='q1',modalities=c(lapply(1:6,function(i) list(code=A[i],p=unname(coef(mm)[i]),se=unname(as.vector(SE(mm))[i]),deff=unname(as.vector(deff(mm))[i]))),list(list(code='__NA__'))))),
 means=list(list(variable='age',mean=unname(coef(ag)),se=as.vector(SE(ag)),deff=unname(as.vector(deff(ag)))),list(variable='inc',mean=unname(coef(svymean(~inc,subset(ds,!is.na(inc))))))),rao_scott=list(list(rao_scott_f=unname(ch$statistic),ndf=unname(ch$parameter[1]),ddf=unname(ch$parameter[2]),p_f=unname(ch$p.value))))) }
cd('d1',FALSE); cd('d2',TRUE)
for (pp in list(c(2021,2023),c(2023,2021))) { t1 <- sapply(A,function(a) sum(q1[wave==pp[1]]==a,na.rm=TRUE)); n1 <- sum(!is.na(q1[wave==pp[1]])); t2 <- sapply(A,function(a) sum(q1[wave==pp[2]]==a,na.rm=TRUE)); n2 <- sum(!is.na(q1[wave==pp[2]])); p <- sapply(1:6,function(i) suppressWarnings(prop.test(c(t1[i],t2[i]),c(n1,n2),correct=FALSE)$p.value))
 add(paste0('t',pp[1]),'trend',list(wave='wave',from=pp[1],to=pp[2],variable='q1'),list(modalities=lapply(1:6,function(i) list(code=A[i],diff=unname(t2[i]/n2-t1[i]/n1),p=p[i],p_holm=p.adjust(p,'holm')[i])))) 
 tt <- t.test(age[wave==pp[2]],age[wave==pp[1]]); add(paste0('tm',pp[1]),'trend_mean',list(wave='wave',from=pp[1],to=pp[2],variable='age'),list(diff=unname(tt$estimate[1]-tt$estimate[2]),t=unname(tt$statistic),df=unname(tt$parameter),p=tt$p.value,ci95=as.vector(tt$conf.int))) }
write(toJSON(list(checks=plan),auto_unbox=TRUE,digits=NA),'plan.json')
write(toJSON(list(checks=checks),auto_unbox=TRUE,digits=NA,null='null'),'expected.json')
