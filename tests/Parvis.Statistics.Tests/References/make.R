# Makes this folder's files: Rscript make.R (R 4.2, packages survey 4.1 and jsonlite). CC0; the data are R's own.
# What R does not compute is written here from the publication named beside it, to its digits ("within").
suppressMessages({library(survey); library(jsonlite)})
num <- function(x) if (is.null(x) || length(x)==1 && (is.na(x) || !is.finite(x))) NULL else unname(as.vector(x))
arr <- function(x) I(unname(as.vector(x)))
mat <- function(t) unname(as.matrix(unclass(t)))
iv <- function(x) list(low=x[1],high=x[2])
none <- list(low=NULL,high=NULL)
case <- function(name,given,expected,within=1e-10) list(name=name,given=given,expected=expected,within=within)
json <- function(x) toJSON(x,auto_unbox=TRUE,digits=I(15),null='null')
ref <- function(statistic,origin,...) writeLines(c(paste0('{"statistic": ',json(statistic),', "origin": ',json(origin),', "cases": ['),paste0('  ',sapply(list(...),json),c(rep(',',...length()-1),'')),']}'),paste0(statistic,'.json'))
R <- 'R 4.2.2'

# --- one proportion
p <- function(x,n,conf=NULL) c(list(x=x,n=n),if(!is.null(conf)) list(confidence=conf))
w <- function(x,n,conf=.95) { s <- sqrt(x/n*(1-x/n)/n); z <- qnorm(1-(1-conf)/2); list(p=x/n,se=s,margin=z*s,interval=iv(x/n+c(-1,1)*z*s)) }
ref('Wald',paste0(R,': p ± qnorm·sqrt(p(1-p)/n)'),case('81 of 263',p(81,263),w(81,263)),case('99 %',p(15,148,.99),w(15,148,.99)),case('all',p(20,20),list(p=1,se=0,margin=0,interval=iv(c(1,1)))),case('empty',p(0,0),list(p=NULL,se=NULL,margin=NULL,interval=none)))
sco <- function(x,n,cc,conf=.95) as.vector(suppressWarnings(prop.test(x,n,correct=cc,conf.level=conf))$conf.int)
ref('Wilson',paste0(R,': prop.test; its printed values are those of Newcombe (1998), Statistics in Medicine 17, table I, methods 3 and 4'),
 case('81 of 263',p(81,263),list(plain=iv(sco(81,263,FALSE)),corrected=iv(sco(81,263,TRUE)))),case('15 of 148',p(15,148),list(plain=iv(sco(15,148,FALSE)),corrected=iv(sco(15,148,TRUE)))),
 case('none of 20',p(0,20),list(plain=iv(sco(0,20,FALSE)),corrected=iv(sco(0,20,TRUE)))),case('1 of 29',p(1,29),list(plain=iv(sco(1,29,FALSE)),corrected=iv(sco(1,29,TRUE)))),
 case('as printed by Newcombe, 81 of 263',p(81,263),list(plain=iv(c(.2553,.3662)),corrected=iv(c(.2535,.3682))),5e-5),case('as printed by Newcombe, 1 of 29',p(1,29),list(plain=iv(c(.0061,.1718)),corrected=iv(c(.0018,.1963))),5e-5),
 case('99.9 %',p(40,97,.999),list(plain=iv(sco(40,97,FALSE,.999)),corrected=iv(sco(40,97,TRUE,.999)))),case('empty',p(0,0),list(plain=none,corrected=none)))
ac <- function(x,n,conf=.95){ z <- qnorm(1-(1-conf)/2); nt <- n+z^2; m <- (x+z^2/2)/nt; list(centre=m,interval=iv(m+c(-1,1)*z*sqrt(m*(1-m)/nt))) }
ref('AgrestiCoull',paste0(R,': the formula of Agresti & Coull (1998), The American Statistician 52, with n + z² and x + z²/2'),case('81 of 263',p(81,263),ac(81,263)),case('none of 20 leaves [0, 1]',p(0,20),ac(0,20)),case('90 %',p(7,31,.9),ac(7,31,.9)),case('empty',p(0,0),list(centre=NULL,interval=none)))
cp <- function(x,n,conf=.95) iv(as.vector(binom.test(x,n,conf.level=conf)$conf.int))
ref('ClopperPearson',paste0(R,': binom.test'),case('81 of 263',p(81,263),cp(81,263)),case('none of 20',p(0,20),cp(0,20)),case('all of 20',p(20,20),cp(20,20)),case('1 of 8,600, 99 %',p(1,8600,.99),cp(1,8600,.99)),case('empty',p(0,0),none))
je <- function(x,n,conf=.95) iv(qbeta(c((1-conf)/2,1-(1-conf)/2),x+.5,n-x+.5))
ref('Jeffreys',paste0(R,': qbeta of the Beta(x+½, n−x+½); 0 at x = 0 and 1 at x = n (Brown, Cai & DasGupta 2001)'),case('81 of 263',p(81,263),je(81,263)),case('none of 20',p(0,20),list(low=0,high=qbeta(.975,.5,20.5))),case('all of 20',p(20,20),list(low=qbeta(.025,20.5,.5),high=1)),case('empty',p(0,0),none))

# --- two proportions
d <- function(a,b,c,e) list(x1=a,n1=b,x2=c,n2=e)
nc <- function(x1,n1,x2,n2){ a <- sco(x1,n1,FALSE); b <- sco(x2,n2,FALSE); q1 <- x1/n1; q2 <- x2/n2; iv(c(q2-q1-sqrt((q2-b[1])^2+(a[2]-q1)^2),q2-q1+sqrt((b[2]-q2)^2+(q1-a[1])^2))) }
ref('Newcombe',paste0('Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10 (56/70 against 48/80, printed 0.0524 to 0.3339); ',R,': the same from prop.test'),
 case('as printed',d(48,80,56,70),iv(c(.0524,.3339)),5e-5),case('48/80, 56/70',d(48,80,56,70),nc(48,80,56,70)),case('none, all',d(0,10,10,10),nc(0,10,10,10)),case('empty',d(0,0,3,5),none))
tw <- function(x1,n1,x2,n2){ t <- suppressWarnings(prop.test(c(x1,x2),c(n1,n2),correct=FALSE)); q <- c(x1/n1,x2/n2); s <- sqrt(sum(q*(1-q)/c(n1,n2))); list(diff=q[2]-q[1],z=sign(q[2]-q[1])*sqrt(unname(t$statistic)),pValue=t$p.value,seUnpooled=s,ciWald=iv(q[2]-q[1]+c(-1,1)*qnorm(.975)*s),ciNewcombe=nc(x1,n1,x2,n2),cohenH=2*asin(sqrt(q[2]))-2*asin(sqrt(q[1]))) }
ref('TwoProportions',paste0(R,': prop.test without correction; Cohen (1988) for h'),case('48/80, 56/70',d(48,80,56,70),tw(48,80,56,70)),case('small',d(3,9,1,12),tw(3,9,1,12)),case('nobody',d(0,5,0,8),list(diff=0,z=NULL,pValue=NULL,cohenH=0)),case('empty',d(0,0,3,5),list(diff=NULL,z=NULL,pValue=NULL,cohenH=NULL)))
ps <- c(.01,.02,.03,.04,.05,.5,.5,1e-9); adj <- function(p) list(bonferroni=arr(p.adjust(p,'bonferroni')),holm=arr(p.adjust(p,'holm')),bh=arr(p.adjust(p,'BH')),by=arr(p.adjust(p,'BY')))
ref('AdjustedP',paste0(R,': p.adjust'),case('eight',list(p=arr(ps)),adj(ps)),case('a test that could not be made is not counted',list(p=list(.02,NULL,.04)),list(holm=list(.04,NULL,.04),bonferroni=list(.04,NULL,.08))),case('empty',list(p=I(list())),list(holm=I(list()),bh=I(list()))))

# --- several proportions at once
sc <- function(n,q) lapply(n,function(x) iv(as.vector(((2*x+q)+c(-1,1)*sqrt(q*(q+4*x*(sum(n)-x)/sum(n))))/(2*(sum(n)+q)))))
ct <- c(56,72,73,59,62,87,58)
ref('Goodman',paste0('Goodman (1965), Technometrics 7, 247-254: score intervals with the χ²₁ quantile at 1 − α/k; ',R,': qchisq. Counts: May & Johnson (2000)'),case('seven counts',list(counts=arr(ct)),sc(ct,qchisq(1-.05/7,1))),case('a zero, 90 %',list(counts=arr(c(0,5,20)),confidence=.9),sc(c(0,5,20),qchisq(1-.1/3,1))),case('empty',list(counts=arr(c(0,0))),list(none,none)))
ref('QuesenberryHurst',paste0('Quesenberry & Hurst (1964), Technometrics 6, 191-195: score intervals with the χ² quantile on k − 1 degrees; ',R,': qchisq'),case('seven counts',list(counts=arr(ct)),sc(ct,qchisq(.95,6))),case('a zero, 90 %',list(counts=arr(c(0,5,20)),confidence=.9),sc(c(0,5,20),qchisq(.9,2))),case('empty',list(counts=arr(c(0,0))),list(none,none)))
# May & Johnson (2000), Journal of Statistical Software 5(6): their algorithm.
sg <- function(x,conf=.95){ n <- sum(x)
 mom <- function(cc,l){ a <- l+cc; b <- max(0,l-cc); den <- if(b>0) ppois(a,l)-ppois(b-1,l) else ppois(a,l); k <- b:a; q <- dpois(k,l)/den; m <- sum(k*q); c(m,sum((k-m)^2*q),sum((k-m)^3*q),sum((k-m)^4*q)-3*sum((k-m)^2*q)^2,den) }
 nu <- function(cc){ M <- sapply(x,function(l) mom(cc,l)); s1 <- sum(M[1,]); s2 <- sum(M[2,]); s3 <- sum(M[3,]); s4 <- sum(M[4,]); z <- (n-s1)/sqrt(s2); g1 <- s3/s2^1.5; g2 <- s4/s2^2
  f <- 1+g1*(z^3-3*z)/6+g2*(z^4-6*z^2+3)/24+g1^2*(z^6-15*z^4+45*z^2-15)/72; prod(M[5,])*f*dnorm(z)/sqrt(s2)/dpois(n,n) }
 old <- 0; for(cc in 1:n){ v <- nu(cc); if(v>conf && old<conf) break; old <- v }; dl <- (conf-old)/(v-old); cc <- cc-1
 list(c=cc,delta=dl,intervals=lapply(x,function(k) iv(pmin(1,pmax(0,c(k-cc,k+cc+2*dl)/n))))) }
ref('SisonGlaz',paste0('Sison & Glaz (1995), JASA 90, 366-369, by the algorithm of May & Johnson (2000), Journal of Statistical Software 5(6), written again in ',R,'; counts of the second'),case('seven counts',list(counts=arr(ct)),sg(ct),1e-8),case('DescTools manual',list(counts=arr(c(23,12,44))),sg(c(23,12,44)),1e-8),case('a zero, 90 %',list(counts=arr(c(0,5,20)),confidence=.9),sg(c(0,5,20),.9),1e-8),case('empty',list(counts=arr(c(0,0))),NULL))

# --- tables
he <- apply(HairEyeColor,c(1,2),sum); ti <- matrix(c(8,3,2,9),2); job <- matrix(c(1,3,10,6, 2,3,10,7, 1,6,14,12, 0,1,9,11),4)
T <- function(t) list(table=mat(t)); zero <- matrix(0,2,2)
chi <- function(t){ x <- suppressWarnings(chisq.test(t,correct=FALSE)); list(statistic=unname(x$statistic),df=unname(x$parameter),p=x$p.value) }
ref('PearsonChiSquared',paste0(R,': chisq.test(correct = FALSE). HairEyeColor (Snee 1974); job satisfaction (Agresti 2002, p. 57)'),case('hair by eyes',T(he),chi(he)),case('job satisfaction',T(job),chi(job)),case('2 by 2',T(ti),chi(ti)),case('empty',T(zero),list(statistic=NULL,df=1,p=NULL)))
lr <- function(t){ e <- outer(rowSums(t),colSums(t))/sum(t); g <- 2*sum(ifelse(t>0,t*log(t/e),0)); list(g=g,p=pchisq(g,(nrow(t)-1)*(ncol(t)-1),lower.tail=FALSE)) }
ref('LikelihoodRatio',paste0(R,': 2·ΣO·ln(O/E), pchisq'),case('hair by eyes',T(he),lr(he)),case('an empty cell adds nothing',T(job),lr(job)),case('empty',T(zero),list(g=NULL,p=NULL)))
cv <- function(t){ x <- chi(t)$statistic; n <- sum(t); r <- nrow(t); k <- ncol(t); ph <- max(0,x/n-(r-1)*(k-1)/(n-1)); rr <- r-(r-1)^2/(n-1); kk <- k-(k-1)^2/(n-1); list(v=sqrt(x/n/min(r-1,k-1)),biasCorrected=sqrt(ph/min(rr-1,kk-1)),contingencyC=sqrt(x/(x+n))) }
ref('CramersV',paste0(R,': from chisq.test, Cramér (1946), Pearson (1904); bias-corrected: Bergsma (2013), Journal of the Korean Statistical Society 42, 323-328'),case('hair by eyes',T(he),cv(he)),case('less than chance alone gives',T(job),cv(job)),case('empty',T(zero),list(v=NULL,biasCorrected=NULL,contingencyC=NULL)))
rs <- function(t){ x <- suppressWarnings(chisq.test(t,correct=FALSE)); list(pearson=mat(x$residuals),adjusted=mat(x$stdres)) }
ref('Residuals',paste0(R,': chisq.test residuals and stdres (Haberman 1973)'),case('hair by eyes',T(he),rs(he)),case('job satisfaction',T(job),rs(job)),case('empty',T(zero),list(pearson=list(list(NULL,NULL),list(NULL,NULL)),adjusted=list(list(NULL,NULL),list(NULL,NULL)))))
tt <- function(t){ y <- suppressWarnings(chisq.test(t)); list(chi2Yates=unname(y$statistic),pYates=y$p.value,phi=(t[1,1]*t[2,2]-t[1,2]*t[2,1])/sqrt(prod(rowSums(t),colSums(t))),oddsRatio=num(t[1,1]*t[2,2]/(t[1,2]*t[2,1]))) }
ref('TwoByTwo',paste0(R,': chisq.test with its correction (Yates 1934)'),case('8, 2, 3, 9',T(ti),tt(ti)),case('an infinite odds ratio is not available',T(matrix(c(5,0,2,4),2)),tt(matrix(c(5,0,2,4),2))),case('empty',T(zero),list(chi2Yates=NULL,pYates=NULL,phi=NULL,oddsRatio=NULL)))
fi <- function(t,own=TRUE){ a <- fisher.test(t); c(list(twoSided=a$p.value,less=fisher.test(t,alternative='less')$p.value,greater=fisher.test(t,alternative='greater')$p.value)) }
mid <- function(t){ x <- max(0,sum(t[,1])-sum(t[2,])):min(sum(t[,1]),sum(t[1,])); d <- dhyper(x,sum(t[1,]),sum(t[2,]),sum(t[,1])); o <- d[x==t[1,1]]; sum(d[d<o*(1-1e-7)])+sum(d[abs(d-o)<=o*1e-7])/2 }
tea <- matrix(c(3,1,1,3),2)
ref('FisherExact',paste0(R,': fisher.test, dhyper for the mid-p; the lady tasting tea (Fisher 1935). The odds ratio and its interval are R’s to its four digits'),
 case('the lady tasting tea',T(tea),c(fi(tea),list(midP=mid(tea)))),case('8, 2, 3, 9',T(ti),c(fi(ti),list(midP=mid(ti)))),case('odds ratio',T(ti),{ f <- fisher.test(ti); list(oddsRatio=unname(f$estimate),oddsRatioCi=iv(as.vector(f$conf.int))) },1e-3),
 case('at an end of its range there is no odds ratio',T(matrix(c(5,0,2,4),2)),c(fi(matrix(c(5,0,2,4),2)),list(oddsRatio=NULL))),case('empty',T(zero),list(twoSided=1,oddsRatio=NULL)))
ref('FisherRxC',paste0(R,': fisher.test (Mehta & Patel 1983). Job satisfaction: Agresti (2002), p. 57'),case('job satisfaction',T(job),fisher.test(job)$p.value,1e-9),case('4 by 3',T(matrix(c(90,12,9,7,80,5,6,3,20,3,2,4),4)),fisher.test(matrix(c(90,12,9,7,80,5,6,3,20,3,2,4),4))$p.value,1e-9),case('empty',T(matrix(0,3,2)),NULL))
ref('CrossTab',paste0(R,': chisq.test expected, prop.table'),case('hair by eyes',T(he),list(expected=mat(chisq.test(he)$expected),rowPercent=mat(100*prop.table(he,1)),columnPercent=mat(100*prop.table(he,2)),totalPercent=mat(100*prop.table(he)))),case('empty',T(zero),list(refused='nothing to cross')),case('an empty column',T(matrix(c(1,2,0,0),2)),list(refused='A column of the table is empty')),case('one row',T(matrix(c(1,2),1)),list(refused='nothing to compare')))
jx <- rep(1:4,rowSums(job)); jy <- unlist(lapply(1:4,function(i) rep(1:4,job[i,]))); S <- outer(jx,jx,function(a,b) sign(a-b))*outer(jy,jy,function(a,b) sign(a-b)); C <- sum(S>0)/2; D <- sum(S<0)/2
ref('OrdinalAssociation',paste0(R,': cor with method kendall and spearman, pairs counted one by one; job satisfaction (Agresti 2002, p. 57, prints γ = 0.221)'),
 case('job satisfaction',list(table=mat(job),rows=1:4,columns=1:4),list(concordant=C,discordant=D,gamma=(C-D)/(C+D),tauB=cor(jx,jy,method='kendall'),tauC=8*(C-D)/(length(jx)^2*3),spearman=cor(jx,jy,method='spearman'),pearson=cor(jx,jy))),
 case('as printed',list(table=mat(job),rows=1:4,columns=1:4),list(gamma=.221),5e-4),case('empty',list(table=mat(zero),rows=1:2,columns=1:2),list(refused='does not vary')))

# --- frequencies
ref('Frequency','By hand, METHOD: half up in exact arithmetic, the missing as one more modality of the panel',case('one of eight is 13 %',list(counts=arr(c(1,6)),missing=1),list(panel=list(total=8,percent=arr(c(12.5,75,12.5)),rounded=arr(c(13,75,13))),expressed=list(total=7,rounded=arr(c(14,86))))),case('nobody expressed',list(counts=arr(c(0,0)),missing=3),list(panel=list(total=3,rounded=arr(c(0,0,100))),expressed=list(total=0,percent=list(NULL,NULL),rounded=list(NULL,NULL)))),case('empty',list(counts=arr(c(0,0)),missing=0),list(panel=list(total=0,percent=list(NULL,NULL,NULL),rounded=list(NULL,NULL,NULL)))))
ref('FrequencyBase','By hand: three thirds are 33 + 33 + 33 = 99, Hamilton gives 34 + 33 + 33 and says that a tie decided',case('thirds',list(counts=arr(c(1,1,1))),list(total=3,sumRounded=99,rounded=arr(c(33,33,33)),hamilton=arr(c(34,33,33)),hamiltonTenths=arr(c(334,333,333)),tie=TRUE)),case('101',list(counts=arr(c(1,1,6))),list(sumRounded=101,rounded=arr(c(13,13,75)),hamilton=arr(c(13,12,75)))),case('empty',list(counts=arr(c(0,0))),list(total=0,sumRounded=NULL,rounded=list(NULL,NULL),hamilton=list(NULL,NULL))))
ref('Hamilton','The Alabama paradox in its usual example: parties of 6, 6 and 2 share 10 seats, then 11',case('ten seats',list(counts=arr(c(6,6,2)),units=10),list(shares=arr(c(4,4,2)),tie=FALSE)),case('eleven seats, and the third loses one',list(counts=arr(c(6,6,2)),units=11),list(shares=arr(c(5,5,1)),tie=FALSE)),case('a tie',list(counts=arr(c(1,1,1)),units=100),list(shares=arr(c(34,33,33)),tie=TRUE)),case('empty',list(counts=arr(c(0,0)),units=100),NULL))
ref('Rounding','By hand, exact fractions: half goes up',case('1/8',list(n=1,total=8),13),case('1/40',list(n=1,total=40),3),case('199/200 is 100',list(n=199,total=200),100),case('a net score of −1/200',list(n=-1,total=200),0),case('empty',list(n=0,total=0),NULL))
ref('NetScore','Mur de l’IA, Roubaix 2026, question 5, corrected: 22, 66, 51, 43, 7',case('question 5',list(scores=-2:2,counts=arr(c(22,66,51,43,7))),list(n=189,positive=50,negative=88,top2=50,bottom2=88,net=100*(50-88)/189,netRounded=-20)),case('empty',list(scores=-2:2,counts=arr(rep(0,5))),list(n=0,net=NULL,netRounded=NULL)))
su <- function(x){ q <- quantile(x,names=FALSE); t <- t.test(x); list(n=length(x),sum=sum(x),mean=mean(x),variance=var(x),sd=sd(x),se=sd(x)/sqrt(length(x)),df=length(x)-1,ciT=iv(as.vector(t$conf.int)),ciZ=iv(mean(x)+c(-1,1)*qnorm(.975)*sd(x)/sqrt(length(x))),min=q[1],q1=q[2],median=q[3],q3=q[4],max=q[5]) }
oz <- na.omit(airquality$Ozone)
ref('NumericSummary',paste0(R,': mean, var, t.test, quantile(type = 7) on airquality (Chambers et al. 1983)'),case('ozone',list(values=arr(oz)),su(oz)),case('one value has no spread',list(values=arr(c(7))),list(n=1,mean=7,variance=NULL,se=NULL,ciT=none,min=7,median=7,max=7)),case('empty',list(values=I(list())),list(n=0,sum=0,mean=NULL,variance=NULL,min=NULL,median=NULL,ciT=none)))
ref('Quantile',paste0(R,': quantile(type = 7)'),case('ozone, 0.1',list(values=arr(oz),p=.1),quantile(oz,.1,names=FALSE)),case('ozone, 0.975',list(values=arr(oz),p=.975),quantile(oz,.975,names=FALSE)),case('empty',list(values=I(list()),p=.5),NULL))
# NIST Statistical Reference Datasets, NumAcc3: a mean that costs careless programs their digits.
na3 <- c(1000000.2,rep(c(1000000.1,1000000.3),500))
ref('Moments','NIST Statistical Reference Datasets, NumAcc3 (certified: mean 1000000.2, standard deviation 0.1)',case('NumAcc3',list(values=arr(na3)),list(n=1001,mean=1000000.2,variance=.01),1e-9),case('one value',list(values=arr(c(3))),list(n=1,mean=3,variance=NULL)),case('empty',list(values=I(list())),list(n=0,mean=NULL,variance=NULL)))

# --- groups
G <- function(x,g) list(groups=unname(lapply(split(x,g),function(v) arr(v)))); E <- list(groups=list(I(list()),I(list())))
an <- function(x,g){ a <- anova(lm(x~factor(g))); list(f=a[1,4],dfBetween=a[1,1],dfWithin=a[2,1],p=a[1,5],etaSquared=a[1,2]/sum(a[,2])) }
ref('Anova',paste0(R,': anova(lm) on chickwts (McNeil 1977) and PlantGrowth (Dobson 1983)'),case('chick weights by feed',G(chickwts$weight,chickwts$feed),an(chickwts$weight,chickwts$feed)),case('plant growth',G(PlantGrowth$weight,PlantGrowth$group),an(PlantGrowth$weight,PlantGrowth$group)),case('no variance within groups',list(groups=list(arr(c(1,1)),arr(c(2,2)))),list(f=NULL,p=NULL,etaSquared=1)),case('empty',list(groups=I(list())),list(f=NULL,p=NULL,etaSquared=NULL)))
wa <- function(x,g){ o <- oneway.test(x~g); list(f=unname(o$statistic),dfBetween=unname(o$parameter[1]),dfWithin=unname(o$parameter[2]),p=o$p.value) }
ref('WelchAnova',paste0(R,': oneway.test'),case('chick weights by feed',G(chickwts$weight,chickwts$feed),wa(chickwts$weight,chickwts$feed)),case('plant growth',G(PlantGrowth$weight,PlantGrowth$group),wa(PlantGrowth$weight,PlantGrowth$group)),case('a group of one',list(groups=list(arr(c(1)),arr(c(2,3)))),list(f=NULL,p=NULL)),case('empty',list(groups=I(list())),list(f=NULL,p=NULL)))
wt <- function(a,b){ t <- t.test(a,b); list(diff=mean(a)-mean(b),t=unname(t$statistic),df=unname(t$parameter),p=t$p.value,ci=iv(as.vector(t$conf.int))) }
s1 <- sleep$extra[1:10]; s2 <- sleep$extra[11:20]; AB <- function(a,b) list(groups=list(arr(a),arr(b)))
ref('WelchT',paste0(R,': t.test on sleep (Student 1908; R’s manual prints t = -1.8608, df = 17.776, p = 0.07939)'),case('two soporific drugs',AB(s1,s2),wt(s1,s2)),case('a group of one',AB(c(1),c(2,3)),list(diff=-1.5,t=NULL,p=NULL,ci=none)),case('empty',E,list(diff=NULL,t=NULL,p=NULL,ci=none)))
cd <- function(a,b) (mean(a)-mean(b))/sqrt(((length(a)-1)*var(a)+(length(b)-1)*var(b))/(length(a)+length(b)-2))
ref('CohensD',paste0(R,': Cohen (1988), pooled standard deviation, on sleep'),case('two soporific drugs',AB(s1,s2),cd(s1,s2)),case('no variance',AB(c(1,1),c(1,1)),NULL),case('empty',E,NULL))
ref('GroupMean',paste0(R,': t.test'),case('ozone',list(values=arr(oz)),su(oz)[c('n','mean','variance','sd','se','ciT')]),case('one value',list(values=arr(c(3))),list(n=1,mean=3,sd=NULL,ciT=none)),case('empty',list(values=I(list())),list(n=0,mean=NULL,sd=NULL,se=NULL)))
ref('MeanComparison',paste0(R,': anova, oneway.test, t.test'),case('two drugs',AB(s1,s2),list(anovaF=an(c(s1,s2),rep(1:2,each=10))$f,welchF=wa(c(s1,s2),factor(rep(1:2,each=10)))$f,t=wt(s1,s2)$t,cohenD=cd(s1,s2))),case('one value everywhere',AB(c(2,2),c(2)),list(refused='no variance')),case('empty',E,list(refused='nothing to compare')))
mw <- function(a,b){ x <- wilcox.test(a,b,exact=FALSE,correct=FALSE); y <- wilcox.test(a,b,exact=FALSE); u <- unname(x$statistic); list(uFirst=u,uSecond=length(a)*length(b)-u,p=x$p.value,pCorrected=y$p.value,rankBiserial=2*u/length(a)/length(b)-1,probabilitySuperiority=u/length(a)/length(b)) }
ref('MannWhitney',paste0(R,': wilcox.test(exact = FALSE), with and without its correction'),case('two drugs, with ties',AB(s1,s2),mw(s1,s2)),case('InsectSprays A and C',AB(InsectSprays$count[1:12],InsectSprays$count[25:36]),mw(InsectSprays$count[1:12],InsectSprays$count[25:36])),case('all equal',AB(c(1,1),c(1,1)),list(uFirst=2,z=NULL,p=NULL,rankBiserial=0)),case('empty',E,list(z=NULL,p=NULL,rankBiserial=NULL,probabilitySuperiority=NULL)))
kw <- function(x,g){ k <- kruskal.test(x,factor(g)); n <- length(x); list(n=n,h=unname(k$statistic),df=unname(k$parameter),p=k$p.value,epsilonSquared=unname(k$statistic)/(n-1),etaSquared=(unname(k$statistic)-nlevels(factor(g))+1)/(n-nlevels(factor(g)))) }
ok <- !is.na(airquality$Ozone)
ref('RankTest',paste0(R,': kruskal.test (airquality: R’s manual prints 29.267, p = 6.901e-06)'),case('ozone by month',G(airquality$Ozone[ok],airquality$Month[ok]),kw(airquality$Ozone[ok],airquality$Month[ok])),case('InsectSprays',G(InsectSprays$count,InsectSprays$spray),kw(InsectSprays$count,InsectSprays$spray)),case('one value everywhere',AB(c(2,2),c(2)),list(refused='All values are equal')),case('empty',E,list(refused='nothing to compare')))
ref('MidRanks',paste0(R,': rank'),case('ties',list(counts=arr(c(1,3,2,1))),arr(unique(rank(rep(1:4,c(1,3,2,1)))))),case('empty',list(counts=I(list())),I(list())))

# --- multiple response, pairs of answers
sets <- list(c(0,1),c(0),I(list()),c(1,2),c(0,1,2)); ss <- lapply(sets,function(s) I(s))
ref('MultipleResponse','By hand: 5 forms, 4 with an answer, 8 citations',case('five forms',list(sets=ss,options=3),list(percentPanel=arr(c(60,60,40)),percentRespondents=arr(c(75,75,50)),percentCitations=arr(c(37.5,37.5,25)),meanPerRespondent=2,meanPerPanel=1.6,wilson=list(iv(sco(3,4,FALSE)),iv(sco(3,4,FALSE)),iv(sco(2,4,FALSE))))),case('empty',list(sets=I(list()),options=2),list(percentPanel=list(NULL,NULL),percentRespondents=list(NULL,NULL),percentCitations=list(NULL,NULL),meanPerRespondent=NULL)))
mb <- matrix(c(30,12,20,25),2)
ref('MultipleResponseByGroup',paste0(R,': chisq.test of cited by group, p.adjust'),{ n1 <- 50; n2 <- 40; a <- c(30,12); b <- c(20,25); f <- function(k,n,o) lapply(seq_len(n),function(i) { r <- c(if(i<=k[1]) 0,if(i>n-k[2]) 1); I(if(length(r)) r else list()) }); s <- c(f(a,n1),f(b,n2)); g <- rep(0:1,c(n1,n2)); nz <- sapply(s,length)>0; R1 <- sum(nz&g==0); R2 <- sum(nz&g==1)
 q <- sapply(1:2,function(o) suppressWarnings(chisq.test(matrix(c(a[o],R1-a[o],b[o],R2-b[o]),2),correct=FALSE))$p.value)
 case('two options, two groups',list(sets=s,options=2,groups=arr(g),groupCount=2),list(respondents=arr(c(R1,R2)),percentRespondents=list(arr(100*c(a[1]/R1,b[1]/R2)),arr(100*c(a[2]/R1,b[2]/R2))),p=arr(q),holm=arr(p.adjust(q,'holm')))) },case('empty',list(sets=I(list()),options=1,groups=I(list()),groupCount=2),list(respondents=arr(c(0,0)),p=list(NULL))))
pm <- matrix(c(794,86,150,570),2)
mc <- function(t){ a <- mcnemar.test(t,correct=FALSE); b <- mcnemar.test(t); n <- t[1,2]+t[2,1]; ex <- binom.test(t[1,2],n)$p.value; list(chi2=unname(a$statistic),p=a$p.value,chi2Corrected=unname(b$statistic),pCorrected=b$p.value,pExact=ex,pMid=ex-dbinom(t[1,2],n,.5)) }
ref('McNemar',paste0(R,': mcnemar.test, binom.test; approval of the Prime Minister (Agresti 2002, table 10.1). Mid-p: Fagerland, Lydersen & Laake (2013)'),case('approval',list(b=150,c=86),mc(pm)),case('as printed by Fagerland et al., table 1',list(b=1,c=7),list(pExact=.0703125,pMid=.0390625)),case('empty',list(b=0,c=0),list(chi2=NULL,p=NULL,pExact=NULL)))
vis <- matrix(c(1520,234,117,36, 266,1512,362,82, 124,432,1772,179, 66,78,205,492),4); dd <- (rowSums(vis)-colSums(vis))[1:3]; Sm <- -(vis+t(vis)); diag(Sm) <- rowSums(vis)+colSums(vis)-2*diag(vis); sx <- as.vector(dd%*%solve(Sm[1:3,1:3])%*%dd)
ref('StuartMaxwell',paste0('Stuart (1955), Biometrika 42, 412-416: unaided vision of 7,477 women, χ² = 11.96 on 3 degrees; ',R,': solve'),case('vision',T(vis),list(chi2=sx,df=3,p=pchisq(sx,3,lower.tail=FALSE))),case('as printed',T(vis),list(chi2=11.96),5e-3),case('empty',T(zero),list(refused='Nobody changed')))

# --- weights and designs
data(api); A <- apiclus1; A$sw <- as.integer(A$sch.wide)-1L; A$st <- as.integer(A$stype)-1L
m <- function(codes,targets) list(codes=arr(codes),targets=arr(targets))
ds <- svydesign(ids=~1,weights=rep(1,nrow(A)),data=A); n <- nrow(A)
pst <- c(.7,.18,.12); psw <- c(.2,.8)
rk <- rake(ds,list(~st,~sw),list(data.frame(st=0:2,Freq=n*pst),data.frame(sw=0:1,Freq=n*psw)),control=list(maxit=1000,epsilon=1e-13*n,verbose=FALSE)); wr <- unname(weights(rk))
ref('Raking',paste0(R,': rake of survey 4.1.1 (Deming & Stephan 1940), on apiclus1'),case('school type and award',list(margins=list(m(A$st,pst),m(A$sw,psw)),baseWeights=arr(rep(1,n))),list(weights=arr(wr)),1e-8),
 case('base weights of two',list(margins=list(m(c(0,0,1,1),c(.5,.5))),baseWeights=arr(c(1,1,1,3))),list(weights=arr(c(1,1,.5,1.5)))),case('nobody there',list(margins=list(m(c(0,0),c(.5,.5))),baseWeights=arr(c(1,1))),list(refused='nobody answered')),case('empty',list(margins=list(m(list(),c(.5,.5))),baseWeights=I(list())),list(refused='nothing to weight')))
ref('WeightQuality','Kish (1965, 1992): (Σw)²/Σw², nΣw²/(Σw)²; by hand',case('1, 1, 2, 4',list(weights=arr(c(1,1,2,4))),list(n=4,sum=8,effectiveN=64/22,deff=4*22/64,cv=sqrt(4*22/64-1),min=1,max=4,ratioMaxMin=4)),case('empty',list(weights=I(list())),list(n=0,effectiveN=NULL,deff=NULL,cv=NULL,ratioMaxMin=NULL)))
ref('WeightLimits','METHOD: at least 10 respondents a category, no weight above 5, no design effect above 2; by hand',case('kept',list(codes=arr(rep(0:1,c(88,12))),targets=arr(c(.8,.2))),NULL),case('too few',list(codes=arr(rep(0:1,c(92,8))),targets=arr(c(.9,.1))),list(refused='8 respondents; at least 10')),case('too heavy',list(codes=arr(rep(0:1,c(88,12))),targets=arr(c(.3,.7))),list(refused='more than 5')),case('too dear',list(codes=arr(rep(0:1,c(88,12))),targets=arr(c(.42,.58))),list(refused='design effect')),case('empty',list(codes=I(list()),targets=arr(c(.5,.5))),list(refused='nothing to weight')))
dw <- svydesign(ids=~1,weights=~pw0,data=transform(A,pw0=wr)); mm <- svymean(~api00,dw)
ref('WeightedMean',paste0(R,': svymean of survey 4.1.1, one row a unit (Binder 1983)'),case('api00, raked weights',list(values=arr(A$api00),weights=arr(wr)),list(mean=unname(coef(mm)),se=as.vector(SE(mm))),1e-9),case('weights of nothing',list(values=arr(c(1,2)),weights=arr(c(0,0))),list(mean=NULL)),case('empty',list(values=I(list()),weights=I(list())),list(mean=NULL,n=0)))
m2 <- svymean(~api00,rk); po <- postStratify(ds,~st,data.frame(st=0:2,Freq=n*pst)); m3 <- svymean(~api00,po)
ref('Calibration',paste0(R,': svymean after rake() and postStratify() of survey 4.1.1'),case('raked',list(values=arr(A$api00),margins=list(m(A$st,pst),m(A$sw,psw)),postStratify=FALSE),list(mean=unname(coef(m2)),se=as.vector(SE(m2))),1e-7),case('post-stratified',list(values=arr(A$api00),margins=list(m(A$st,pst)),postStratify=TRUE),list(mean=unname(coef(m3)),se=as.vector(SE(m3))),1e-9),case('empty',list(values=I(list()),margins=list(m(list(),c(.5,.5))),postStratify=TRUE),list(refused='nothing to weight')))
cl <- svydesign(id=~dnum,weights=~pw,data=A,fpc=~fpc); mc1 <- svymean(~api00,cl,deff=TRUE); B <- apistrat; B$st <- as.integer(B$stype); sd1 <- svydesign(id=~1,strata=~stype,weights=~pw,data=B,fpc=~fpc); ms <- svymean(~api00,sd1,deff=TRUE)
cg <- list(strata=arr(rep(1,n)),psus=arr(A$dnum),populations=arr(A$fpc),values=arr(A$api00),weights=arr(A$pw)); sg1 <- list(strata=arr(B$st),psus=arr(seq_len(nrow(B))),populations=arr(B$fpc),values=arr(B$api00),weights=arr(B$pw)); ed <- list(strata=I(list()),psus=I(list()),populations=I(list()),values=I(list()),weights=I(list()))
ref('SurveyDesign',paste0(R,': svydesign and svymean of survey 4.1.1; R’s manual prints 23.542 and 9.4089 for the standard errors'),case('clusters (apiclus1)',cg,list(psus=15,strata=1,df=14,mean=unname(coef(mc1)),se=as.vector(SE(mc1)))),case('strata (apistrat)',sg1,list(strata=3,df=197,mean=unname(coef(ms)),se=as.vector(SE(ms)))),case('a stratum of one',list(strata=arr(c(1,1,2)),psus=arr(1:3),populations=I(list()),values=arr(1:3),weights=arr(c(1,1,1))),list(refused='single primary sampling unit')),case('empty',ed,list(refused='No row')))
ref('DesignEffect',paste0(R,': svymean(deff = TRUE) of survey 4.1.1'),case('clusters (apiclus1)',cg,unname(as.vector(deff(mc1)))),case('strata (apistrat)',sg1,unname(as.vector(deff(ms)))),case('empty',list(strata=arr(c(1,1)),psus=arr(1:2),populations=I(list()),values=list(NULL,NULL),weights=arr(c(1,1))),NULL))
cn <- svydesign(id=~dnum,weights=~pw,data=A); tb <- svytable(~sw+st,cn); ch <- svychisq(~sw+st,cn); cX <- svychisq(~sw+st,cn,statistic='Chisq')
tg <- list(rows=2,columns=3,row=arr(A$sw),column=arr(A$st),weights=arr(A$pw),strata=arr(rep(1,n)),psus=arr(A$dnum)); te <- list(rows=2,columns=2,row=I(list()),column=I(list()),weights=I(list()),strata=I(list()),psus=I(list()))
ref('WeightedTable',paste0(R,': svytable, svychisq(statistic = "Chisq") of survey 4.1.1'),case('award by type (apiclus1)',tg,list(n=n,chi2=unname(cX$statistic),rowPercent=mat(100*prop.table(tb,1)),totalPercent=mat(100*prop.table(tb)))),case('empty',te,list(n=0,chi2=NULL,rowPercent=list(list(NULL,NULL),list(NULL,NULL)))))
ref('RaoScott',paste0(R,': svychisq of survey 4.1.1 (Rao & Scott 1984, second order)'),case('award by type (apiclus1)',tg,list(f=unname(ch$statistic),ndf=unname(ch$parameter[1]),ddf=unname(ch$parameter[2]),p=ch$p.value),1e-8),case('empty',te,NULL))

# --- laws
ref('Normal',paste0(R,': qnorm, pnorm'),case('quantile of 0.975',list(p=.975),list(quantile=qnorm(.975))),case('a small tail',list(z=20),list(twoSided=2*pnorm(-20)),1e-12),case('empty: z = 0 excludes nothing',list(z=0),list(twoSided=1)))
ref('ChiSquared',paste0(R,': pchisq, qchisq'),case('3.84 on 1',list(x=3.84,df=1),list(upper=pchisq(3.84,1,lower.tail=FALSE))),case('a small tail',list(x=900,df=12.5),list(upper=pchisq(900,12.5,lower.tail=FALSE))),case('quantile',list(p=.95,df=6),list(quantile=qchisq(.95,6))),case('empty: x = 0',list(x=0,df=3),list(upper=1)))
ref('StudentT',paste0(R,': pt, qt'),case('2 on 17.776',list(t=-1.8608,df=17.776),list(twoSided=2*stats::pt(-1.8608,17.776))),case('critical',list(confidence=.95,df=7),list(critical=qt(.975,7))),case('empty: t = 0',list(t=0,df=3),list(twoSided=1)))
ref('FisherF',paste0(R,': pf'),case('15.365 on 5 and 65',list(f=15.365,df1=5,df2=65),list(upper=pf(15.365,5,65,lower.tail=FALSE))),case('fractional degrees',list(f=2.5,df1=1.7,df2=23.4),list(upper=pf(2.5,1.7,23.4,lower.tail=FALSE))),case('empty: f = 0',list(f=0,df1=2,df2=3),list(upper=1)))
ref('BetaLaw',paste0(R,': qbeta'),case('0.025 of (81.5, 182.5)',list(p=.025,a=81.5,b=182.5),list(quantile=qbeta(.025,81.5,182.5),upperQuantile=qbeta(.975,81.5,182.5))),case('empty: no observation under Jeffreys’ prior',list(p=.025,a=.5,b=.5),list(quantile=qbeta(.025,.5,.5))))
